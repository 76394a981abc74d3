import { join } from 'node:path';

/** Where the VS Code server keeps the user's settings. */
export function settingsPath(dataDir: string): string {
  return join(dataDir, 'data', 'User', 'settings.json');
}

/** Where a desktop VS Code keeps the user's settings, under its `--user-data-dir`. */
export function desktopSettingsPath(dataDir: string): string {
  return join(dataDir, 'User', 'settings.json');
}

/** An editor without anything that moves, asks, calls home or takes room, so that tests see only Parley. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  // A title by the model is a request that no test has asked for.
  'parley.threads.modelTitles': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** The names in `workbench.colorTheme` of the three kinds of theme that the panel must look right in. */
export const themes = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  hc: 'Default High Contrast',
} as const;

/** For a person who tries Parley: an ordinary editor that does not ask about trust, accounts or its own chat. */
export const personSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};
