import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit';

/** The toolkit's registry. Each file of this folder registers the one control it wraps. */
export const designSystem = provideVSCodeDesignSystem();
