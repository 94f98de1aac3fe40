import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { readSelection } from "../../changes/read-selection.ts";
import { changedRanges, type Range } from "../../changes/changed-ranges.ts";
import type { ReadCode } from "./grammars.ts";
import { tokensOf } from "./tokens.ts";

interface Colours {
  readonly shown: DecorationSet;
  /** Positions of blocks whose colours are not those of their code. */
  readonly stale: ReadonlySet<number>;
}

interface Coloured {
  readonly position: number;
  readonly decorations: readonly Decoration[];
}

const key = new PluginKey<Colours>("highlighting");

/** Code of that many letters waits longer, so that it is not read again with every key; larger code has no colours. */
const [large, largest] = [10_000, 200_000];
const [waitMs, longWaitMs, sliceMs] = [50, 500, 8];

/**
 * Gives code its colours, never while a key is handled: what changed is remembered, and read when the browser has time.
 *
 *     words change ─▶ the block is stale, its colours move along ─▶ idle ─▶ its grammar is here: read, show
 *                                                                       └▶ load it, then again
 */
export function highlighting(nodeName: string): Plugin<Colours> {
  return new Plugin<Colours>({
    key,
    state: {
      init: (_config, { doc }) => ({
        shown: DecorationSet.empty,
        stale: blocksIn(doc, nodeName, [{ from: 0, to: doc.content.size }]),
      }),
      apply: (tr, colours) => {
        const coloured = tr.getMeta(key) as readonly Coloured[] | undefined;
        if (coloured) return withNew(colours, coloured, tr.doc);
        return tr.docChanged ? follow(colours, tr, nodeName) : colours;
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
    view: (view) => {
      const reader = new Reader(view);
      reader.plan();
      return { update: (_view, before) => reader.hear(before), destroy: () => reader.stop() };
    },
  });
}

function follow({ shown, stale }: Colours, tr: Transaction, nodeName: string): Colours {
  const kept = [...stale].map((position) => tr.mapping.mapResult(position, 1));
  const moved = kept.filter(({ deletedAfter }) => !deletedAfter).map(({ pos }) => pos);
  const changed = blocksIn(tr.doc, nodeName, changedRanges(tr.steps));
  const isSame = stale.size === 0 && changed.size === 0;
  return { shown: shown.map(tr.mapping, tr.doc), stale: isSame ? stale : new Set([...moved, ...changed]) };
}

function withNew({ shown, stale }: Colours, coloured: readonly Coloured[], doc: Node): Colours {
  const left = new Set(stale);
  let next = shown;
  for (const { position, decorations } of coloured) {
    left.delete(position);
    const end = position + (doc.nodeAt(position)?.nodeSize ?? 0);
    next = next.remove(next.find(position + 1, end - 1)).add(doc, [...decorations]);
  }
  return { shown: next, stale: left };
}

function blocksIn(doc: Node, nodeName: string, ranges: readonly Range[]): Set<number> {
  const found = new Set<number>();
  for (const { from, to } of ranges) {
    doc.nodesBetween(Math.max(0, from), Math.min(doc.content.size, to), (node, position) => {
      if (node.type.name === nodeName) found.add(position);
      return !node.isTextblock;
    });
  }
  return found;
}

type Grammar = ReadCode | "loading" | "none" | "failed";

/** Reads stale blocks, a few milliseconds at a time. */
class Reader {
  readonly #view: EditorView;
  readonly #grammars = new Map<unknown, Grammar>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cancelIdle = () => {};
  #isStopped = false;

  constructor(view: EditorView) {
    this.#view = view;
  }

  hear(before: EditorState) {
    if (key.getState(before)?.stale !== this.#stale) this.plan();
  }

  plan() {
    clearTimeout(this.#timer);
    this.#cancelIdle();
    if (this.#isStopped || this.#stale.size === 0) return;
    const { doc } = this.#view.state;
    const isLarge = [...this.#stale].some((position) => (doc.nodeAt(position)?.content.size ?? 0) > large);
    this.#timer = setTimeout(
      () => {
        this.#cancelIdle = whenIdle(() => this.#read());
      },
      isLarge ? longWaitMs : waitMs,
    );
  }

  stop() {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#cancelIdle();
  }

  get #stale(): ReadonlySet<number> {
    return key.getState(this.#view.state)?.stale ?? new Set();
  }

  #read() {
    // Drawing a block anew would break what is being composed in it.
    if (this.#view.composing) return this.plan();
    readSelection(this.#view);
    const { state } = this.#view;
    const until = performance.now() + sliceMs;
    const done: Coloured[] = [];
    for (const position of this.#stale) {
      if (performance.now() > until) break;
      const node = state.doc.nodeAt(position);
      const grammar = node ? this.#grammarOf(node) : "none";
      if (grammar === "loading") continue;
      const decorations = node && typeof grammar === "function" ? colour(node, position, grammar) : [];
      done.push({ position, decorations });
    }
    // Without a network: the next change of such code tries again.
    for (const [language, grammar] of this.#grammars) if (grammar === "failed") this.#grammars.delete(language);
    if (done.length > 0) this.#view.dispatch(state.tr.setMeta(key, done).setMeta("addToHistory", false));
  }

  #grammarOf({ attrs, content }: Node): Grammar {
    const language: unknown = attrs["language"];
    if (language === null || content.size > largest) return "none";
    const known = this.#grammars.get(language);
    if (known) return known;
    this.#grammars.set(language, "loading");
    import("./grammars.ts")
      .then(({ loadGrammar }) => loadGrammar(language))
      .then((grammar) => this.#grammars.set(language, grammar ?? "none"))
      .catch(() => this.#grammars.set(language, "failed"))
      .finally(() => this.plan());
    return "loading";
  }
}

function colour(node: Node, position: number, read: ReadCode): Decoration[] {
  const code = node.textBetween(0, node.content.size, undefined, "\uFFFC");
  return tokensOf(read(code)).map(({ from, to, className }) =>
    Decoration.inline(position + 1 + from, position + 1 + to, { class: className }),
  );
}

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 1_000 });
  return () => cancelIdleCallback(handle);
}
