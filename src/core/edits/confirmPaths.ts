/**
 * Why a write to this path needs a yes of its own: some program runs the file, or obeys it. Undefined for all others.
 * `path` is relative, with forward slashes, in lower case.
 */
export function whyConfirm(path: string): string | undefined {
  return rules.find(rule => rule.paths.test(path))?.why;
}

const rules: readonly { readonly paths: RegExp; readonly why: string }[] = [
  {
    paths:
      /(?:^|\/)\.(?:vscode|vscode-server|devcontainer|idea|zed|fleet|vs)\/|\.code-workspace$|(?:^|\/)\.devcontainer\.json$/,
    why: 'This file sets up the editor and can make it run programs.',
  },
  {
    paths: /(?:^|\/)\.?mcp(?:[._-][\w.-]*)?\.json$|(?:^|\/)mcp_config\.json$/,
    why: 'This file tells assistants which programs to start.',
  },
  {
    paths:
      /(?:^|\/)(?:agents|claude|gemini|codex|copilot-instructions)(?:\.local)?\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules|roorules|aider\.conf\.yml)|(?:^|\/)\.(?:cursor|claude|codex|gemini|roo|cline|continue|windsurf|parley|amazonq|kiro|junie)\/|(?:^|\/)\.github\/(?:instructions|prompts|chatmodes|agents)\/|\.(?:mdc|prompt\.md|instructions\.md)$/,
    why: 'This file gives assistants their rules.',
  },
  {
    paths:
      /(?:^|\/)\.github\/(?:workflows|actions)\/|(?:^|\/)(?:\.gitlab-ci|\.travis|appveyor|azure-pipelines|bitbucket-pipelines|\.drone|cloudbuild|buildspec)\.ya?ml$|(?:^|\/)(?:\.circleci|\.buildkite|\.gitea|\.forgejo|\.teamcity)\/|(?:^|\/)jenkinsfile$|(?:^|\/)action\.ya?ml$/,
    why: 'This file is run by a build server.',
  },
  {
    paths:
      /(?:^|\/)\.(?:husky|githooks)\/|(?:^|\/)(?:\.?lefthook(?:-local)?|\.pre-commit-config|\.overcommit)\.(?:ya?ml|toml|json)$|(?:^|\/)\.git(?:attributes|modules|config)$/,
    why: 'This file is run or obeyed by git.',
  },
  {
    paths:
      /(?:^|\/)\.(?:bashrc|bash_profile|bash_login|bash_logout|profile|zshrc|zshenv|zprofile|zlogin|cshrc|tcshrc|kshrc|envrc|direnvrc|inputrc)$|(?:^|\/)\.(?:ssh|gnupg|aws|kube|docker)\//,
    why: 'This file is run by a shell or holds a way into other machines.',
  },
  {
    paths:
      /(?:^|\/)\.(?:npmrc|yarnrc(?:\.yml)?|pnpmfile\.c?js|pypirc|netrc|htpasswd|git-credentials)$|(?:^|\/)nuget\.config$|(?:^|\/)(?:pip\.(?:conf|ini)|bunfig\.toml)$|(?:^|\/)\.cargo\/config(?:\.toml)?$/,
    why: 'This file decides where packages come from.',
  },
  { paths: /(?:^|\/)\.env(?:\.[\w.-]+)?$/, why: 'This file holds settings and secrets of a program.' },
];
