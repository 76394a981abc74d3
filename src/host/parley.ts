import * as vscode from 'vscode';
import { afterTurn } from '../core/chat/afterTurn.ts';
import { Chat } from '../core/chat/chat.ts';
import { CurrentModel } from '../core/chat/currentModel.ts';
import { summariseByHand } from '../core/chat/summariseByHand.ts';
import { createReplyWriter } from '../core/chat/writeReply.ts';
import { createAdmit } from '../core/context/admitParts.ts';
import { providerInfo } from '../core/context/contextProvider.ts';
import { createContextProviders } from '../core/context/contextProviders.ts';
import { searchByMeaning } from '../core/embeddings/searchByMeaning.ts';
import { createFileAccess } from '../core/context/fileAccess.ts';
import { fetchPage } from '../core/context/web/fetchPage.ts';
import { offerReferences } from '../core/context/offerReferences.ts';
import { refreshPart } from '../core/context/refreshPart.ts';
import { previewRequest } from '../core/chat/previewRequest.ts';
import type { Disposable } from '../core/disposables.ts';
import { DisposableList } from '../core/disposables.ts';
import { Attachments } from '../core/panel/attachments.ts';
import type { PanelSources } from '../core/panel/createPanel.ts';
import { createPanel } from '../core/panel/createPanel.ts';
import type { Panel } from '../core/panel/panel.ts';
import { exceptImages } from '../core/secrets/exceptImages.ts';
import type { SymbolIndexOptions } from '../core/index/symbolIndex.ts';
import { createRedactor } from '../core/secrets/redactor.ts';
import { slashCommands } from '../core/slash/slashCommands.ts';
import { openThreadStore } from '../core/threads/openThreadStore.ts';
import type { IndexStatus } from '../shared/indexStatus.ts';
import type { ContextPart } from '../shared/thread.ts';
import { tidyDaily } from '../core/threads/tidyDaily.ts';
import type { ChatTabs } from './panel/chatTabs.ts';
import type { ChatView, PanelMaker } from './panel/chatView.ts';
import { createCommandParts } from './commandParts.ts';
import type { CommandParts } from './commands.ts';
import { confirmFiles } from './context/confirmFiles.ts';
import { confirmOrigins } from './context/confirmOrigins.ts';
import { createContextEdges } from './context/contextEdges.ts';
import { createContextSources } from './context/contextSources.ts';
import { createEditorActions } from './editorActions.ts';
import { editorState } from './editorState.ts';
import { Keys } from './models/keys.ts';
import type { Log } from './log.ts';
import { createModelSetup } from './models/modelSetup.ts';
import { TokenCounter } from '../core/models/tokenCounter.ts';
import { withCounts } from '../core/context/countParts.ts';
import { learntOfModels } from './models/learntOfModels.ts';
import { modelSizes } from './models/modelSizes.ts';
import { endpointOptions, providerMaker } from './models/providerMaker.ts';
import { createReviewCommands } from './review/reviewCommands.ts';
import { VscodeReviews } from './review/reviews.ts';
import { onSettingsChange, readSettings } from './settings.ts';
import { startRules } from './context/startRules.ts';
import { createEmbeddings, followEmbeddings } from './index/startEmbeddings.ts';
import { excludedGlobs, indexSetup, startIndex } from './index/startIndex.ts';
import { StatusBar } from './statusBar.ts';
import { createTextSearch } from './context/textSearch.ts';
import { TextDocuments } from './review/textDocuments.ts';
import { createThreadFiles } from './threads/threadFiles.ts';
import { createTranscriber } from './models/transcriber.ts';
import { VscodeWorkspace } from './vscodeWorkspace.ts';
import { withProgress } from './withProgress.ts';

/** Parley at work in one window. */
export interface Parley extends Disposable {
  readonly commands: CommandParts;
  readonly makePanel: PanelMaker;
}

export interface ParleyDeps {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly view: ChatView;
  readonly tabs: ChatTabs;
  /** From here on secrets stay out of the log. */
  readonly setRedact: (redact: (text: string) => string) => void;
}

/** Makes all parts and joins them. The one place where core and VS Code meet. */
export async function startParley({ context, log, view, tabs, setRedact }: ParleyDeps): Promise<Parley> {
  const own = new DisposableList();
  const keys = new Keys(context.secrets);
  const redactor = createRedactor({ known: () => keys.known() });
  const redact = exceptImages(text => redactor.redact(text).text);
  setRedact(redact);

  const workspace = new VscodeWorkspace(own);
  const indexed = (): SymbolIndexOptions => indexSetup(context, workspace, log);
  const embeddings = createEmbeddings({
    context,
    workspace,
    indexed,
    redact,
    optionsFor: endpointOptions(keys, redact),
  });
  const index = own.add(searchByMeaning(startIndex(own, indexed), embeddings));
  own.add(followEmbeddings(index, embeddings));
  const store = await openThreadStore({
    folder: context.globalStorageUri.fsPath,
    redact,
    workerPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'threadSearch.cjs').fsPath,
  });
  own.add(tidyDaily(store));
  own.add({ dispose: () => void store.dispose() });

  const learnt = learntOfModels(context.globalState);
  const sizes = modelSizes(learnt);
  const createProvider = providerMaker(keys, redact, learnt);
  const model = new CurrentModel(readSettings, createProvider);
  const pages = fetchPage({ confirm: confirmOrigins(context.workspaceState), now: Date.now });
  const edges = createContextEdges(own, store, createTextSearch(workspace, context.extensionUri), pages);
  const access = createFileAccess({ workspace, excludes: excludedGlobs });
  const providers = createContextProviders({ workspace, index, edges, access });
  const names = providers.map(provider => provider.id);
  const commands = slashCommands({ workspace, index, edges, access });
  const rules = startRules(own, context, workspace, index);
  const tokens = own.add(new TokenCounter(vscode.Uri.joinPath(context.extensionUri, 'dist', 'tokenWorker.cjs').fsPath));
  const admit = withCounts(createAdmit({ access, confirm: confirmFiles }), tokens.count);
  const replies = {
    model,
    providers,
    commands,
    index,
    workspace,
    edges,
    redact,
    access,
    admit,
    ...sizes,
    countTokens: tokens.count,
    editorName: vscode.env.appName,
    readContext: (threadId: string, turnId: string) => store.readContext(threadId, turnId),
    rules: (parts: readonly ContextPart[]) => rules.for(parts),
  };
  const chat = own.add(
    new Chat({
      openThread: id => store.open(id),
      writeReply: createReplyWriter(replies),
      keepContext: (threadId, turnId, parts) => store.appendContext(threadId, turnId, parts),
      modelFor: (open, wish) => model.nameFor(wish ?? open.thread.model),
      onOutcome: outcome => model.learn(outcome),
      afterTurn: afterTurn({
        model,
        redact,
        contextWindow: sizes.countedWindow,
        settings: readSettings,
        now: Date.now,
      }),
      redact,
      messagesPerMinute: () => readSettings().messagesPerMinute,
      now: Date.now,
    }),
  );

  const documents = own.add(new TextDocuments());
  const reviews = own.add(
    new VscodeReviews({
      workspace,
      documents,
      shelf: store,
      workerPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'applyWorker.cjs').fsPath,
      syntaxErrors: (...text) => index.syntaxErrors(...text, AbortSignal.timeout(SYNTAX_MS)),
      restore: text => redactor.restore(text),
      onAccepted: async ({ threadId, turnId }, edit) => {
        const open = await store.open(threadId);
        await open.append({ type: 'turn-edit', turnId, edit });
        await open.close();
      },
      log,
    }),
  );
  const attachments = new Attachments({
    providers,
    store,
    admit,
    refresh: (part, reason) => refreshPart({ workspace, index }, part, reason),
    now: Date.now,
  });
  const models = createModelSetup({ keys, log, createProvider, onChosen: chosen => learnt.facts.learn(chosen) });
  const summarise = withProgress(vscode.l10n.t('Parley: summarising the chat'), (threadId, signal) =>
    summariseByHand(
      { openThread: id => store.open(id), model, redact, contextWindow: sizes.countedWindow, now: Date.now },
      threadId,
      signal,
    ),
  );
  const makePanel = panelMaker(own, {
    transcribe: createTranscriber(endpointOptions(keys, redact)),
    commands,
    summarise,
    model,
    index,
    chat,
    store,
    reviews,
    attachments,
    workspace,
    models,
    rules,
    redact,
    expectQuestion: () => tokens.warmUp(),
    sources: createContextSources(),
    offers: text => offerReferences(text, { workspace, index, access }, names),
    preview: (draft, signal) => previewRequest(replies, { ...draft, model: model.nameFor(draft.thread.model) }, signal),
    editor: createEditorActions({
      workspace,
      documents,
      openThreadInEditor: threadId => tabs.open(threadId),
      index,
    }),
    editorState: () => editorState(workspace),
    about: () => ({
      slashCommands: commands.map(({ name, usage, description }) => ({ name, usage, description })),
      contextProviders: providers.map(providerInfo),
      sendsOnEnter: readSettings().sendsOnEnter,
      isTrusted: workspace.isTrusted(),
    }),
    now: Date.now,
    log: message => log.info(message),
  });
  showStatus(own, model, index);
  const review = own.add(createReviewCommands(reviews));
  return {
    commands: createCommandParts({
      ...{ view, tabs, attachments, providers, models, model, keys, index, documents, chat, review, store, workspace },
      summarise,
      files: createThreadFiles({
        store,
        documents,
        workspace,
        openThread: async threadId => (await view.reveal()).handlers['thread/open']({ threadId }),
      }),
    }),
    makePanel,
    dispose: () => own.dispose(),
  };
}

/** A change is shown without a parser's word rather than late. */
const SYNTAX_MS = 1_500;

/** Panels are made one by one; settings and trust reach all that are there. */
function panelMaker(own: DisposableList, sources: PanelSources): PanelMaker {
  const panels = new Set<Panel>();
  own.add(
    onSettingsChange(({ sendsOnEnter }) => {
      sources.model.reset();
      void sources.rules.refresh();
      for (const panel of panels) panel.dispatch({ type: 'sends-on-enter-changed', sendsOnEnter });
    }),
  );
  own.add(
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void sources.rules.refresh();
      for (const panel of panels) panel.dispatch({ type: 'trust-changed', isTrusted: true });
    }),
  );
  return async (threadId, post) => {
    const made = await createPanel(sources, threadId, post);
    panels.add(made.panel);
    made.panel.follow({ dispose: () => panels.delete(made.panel) });
    return made;
  };
}

function showStatus(own: DisposableList, model: CurrentModel, index: PanelSources['index']): void {
  const bar = own.add(new StatusBar());
  const showModel = (): void => {
    bar.showModel(model.state);
    void vscode.commands.executeCommand('setContext', 'parley.hasModel', model.state.isConfigured);
  };
  let isPaused = false;
  const showIndex = (status: IndexStatus): void => {
    bar.showIndex(status);
    if (isPaused === (status.phase === 'paused')) return;
    isPaused = !isPaused;
    void vscode.commands.executeCommand('setContext', 'parley.isIndexPaused', isPaused);
  };
  showModel();
  showIndex(index.status());
  own.add(model.onChange(showModel));
  own.add(index.onStatus(showIndex));
}
