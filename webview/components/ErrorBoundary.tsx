import type { ComponentChildren } from 'preact';
import { Component } from 'preact';
import { request } from '../host.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';

/** Keeps a fault in one part of the page from taking the rest with it. The fault goes into the log. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  override componentDidCatch(error: unknown): void {
    // Several parts may fall at once; the first says enough.
    if (!this.state.isBroken) reportError(error);
    this.state = { isBroken: true };
    this.setState({ isBroken: true });
  }

  override render(): ComponentChildren {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div class="note warning" role="alert">
        <p>{this.props.message}</p>
        <div class="noteActions">
          <Button onPress={() => this.setState({ isBroken: false })}>{t('reload')}</Button>
        </div>
      </div>
    );
  }
}

interface ErrorBoundaryProps {
  readonly message: string;
  readonly children: ComponentChildren;
}

/** Tells the host of an error in the page's script. */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  void request('panel/error', { message: message.slice(0, 4_000) }).catch(() => undefined);
}
