// Only for “npm start”: a window that shows what one wants to try. VS Code has no option for that.
// @ts-check
const vscode = require('vscode');

exports.activate = () => vscode.commands.executeCommand('workbench.view.extension.parley');
