import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit/dist/vscode-design-system.js';

/** The toolkit's registry. Each file of this folder registers the one control it wraps. */
export const designSystem = provideVSCodeDesignSystem();
