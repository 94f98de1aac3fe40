import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { readSelection } from "../changes/read-selection.ts";
import { idleMoment, WhenIdle } from "../idle/when-idle.ts";
import { type ShownWords, shownWordsIn } from "../shown-words.ts";
import { visibleRange } from "../surface/visible.ts";
import { placesIn, textBlocksOf, textOfBlock } from "./block-text.ts";
import { Found } from "./found.ts";
import { currentMatch, type Range, showMatches } from "./highlights.ts";
import { CannotMatch, MatchElsewhere, type Matcher, matchHere } from "./matcher.ts";
import type { Match } from "./matches.ts";
import { emptyQuery, type Query, toPattern } from "./query.ts";
import { replaceMatch, replaceMatches } from "./replace-matches.ts";
import { scrollToMatch } from "./scroll-to-match.ts";

export interface FindState {
  readonly query: Query;
  readonly total: number;
  /** Counted from 1; 0 when one is at none of them. */
  readonly current: number;
  readonly isSearching: boolean;
  readonly problem: { readonly code: "bad-pattern" | CannotMatch["code"]; readonly reason: string } | undefined;
}

/** Characters that are looked through at a time. */
const portion = 30_000;
/** More marks than that are not drawn at once. */
const mostMarks = 1_500;
/** Words that change are looked at again after this time. */
const settleMs = 120;

/**
 * Looks for words in a document that goes on changing. What a block holds is looked at once: blocks never change, others
 * take their places.
 *
 *     query ─▶ portions of blocks, in calm moments ─▶ found: all matches, in order
 *     edit  ─▶ marks move at once ─▶ later: the blocks that are new are looked at
 */
export class Finder {
  readonly #editor: Editor;
  readonly #wordsOf: ShownWords;
  readonly #listeners = new Set<() => void>();
  readonly #again = new WhenIdle(() => void this.#search(), settleMs);
  #state: FindState = { query: emptyQuery, total: 0, current: 0, isSearching: false, problem: undefined };
  #matcher: Matcher | undefined;
  #matches = new WeakMap<Node, readonly Match[]>();
  #found = new Found([], () => undefined);
  #foundIn: Node | undefined;
  #searching: Promise<void> | undefined;
  #shown: Range | undefined;
  #frame = 0;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#wordsOf = shownWordsIn(editor);
  }

  start() {
    this.#editor.on("transaction", this.#onTransaction);
    document.addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
  }

  readonly getState = (): FindState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Looks for something else, from where the caret is. */
  async look(query: Query): Promise<void> {
    const isSame = (Object.keys(query) as (keyof Query)[]).every((name) => query[name] === this.#state.query[name]);
    if (isSame && this.#matcher) return;
    this.#forget();
    const pattern = toPattern(query);
    const problem = pattern.state === "bad" ? { code: "bad-pattern" as const, reason: pattern.reason } : undefined;
    this.#tell({ query, total: 0, current: 0, problem, isSearching: false });
    if (pattern.state !== "good") return this.#show(undefined);
    const matcher = query.isPattern ? new MatchElsewhere(pattern) : matchHere(pattern);
    this.#matcher = matcher;
    const origin = currentMatch(this.#editor.state)?.from ?? this.#editor.state.selection.from;
    await this.#search();
    if (matcher === this.#matcher) this.#goTo(this.#found.indexFrom(origin));
  }

  /** To the next match, and after the last to the first; or the other way. */
  async go(direction: 1 | -1): Promise<void> {
    await this.#settle();
    const { selection } = this.#editor.state;
    const current = currentMatch(this.#editor.state) ?? { from: selection.from - 1, to: selection.from };
    const isMatch = this.#found.indexOf(current) !== undefined;
    const index = this.#found.indexFrom(current.from + Number(isMatch && direction > 0));
    this.#goTo(direction > 0 ? index : index - 1);
  }

  /** Replaces the match one is at and goes to the next. */
  async replace(replacement: string): Promise<void> {
    await this.#settle();
    const current = currentMatch(this.#editor.state);
    if (!current || this.#found.indexOf(current) === undefined) return this.go(1);
    const block = this.#editor.state.doc.resolve(current.from).parent;
    const replaced = await this.#replacementsOf([block], replacement);
    const still = currentMatch(this.#editor.state);
    if (still && this.#editor.isEditable) replaceMatch(this.#editor, replaced, still);
    await this.go(1);
  }

  /** Replaces every match as it is at that moment, as one change. Resolves with how many there were. */
  async replaceAll(replacement: string): Promise<number> {
    await this.#settle();
    const replaced = new WeakMap<Node, readonly Match[]>();
    for (;;) {
      const left = textBlocksOf(this.#editor.state.doc)
        .map(({ node }) => node)
        .filter((node) => this.#matches.get(node)?.length !== 0 && !replaced.has(node));
      if (left.length === 0) return replaceMatches(this.#editor, replaced);
      const more = await this.#replacementsOf(left, replacement);
      if (!this.#matcher) return 0;
      for (const node of left) replaced.set(node, more.get(node) ?? []);
    }
  }

  /** Ends with the match one was at. */
  stop(): Range | undefined {
    const current = currentMatch(this.#editor.state);
    const isFound = current && this.#found.indexOf(current) !== undefined;
    this.#editor.off("transaction", this.#onTransaction);
    document.removeEventListener("scroll", this.#onScroll, { capture: true });
    this.#forget();
    this.#show(undefined);
    return isFound ? current : undefined;
  }

  #forget() {
    this.#again.cancel();
    cancelAnimationFrame(this.#frame);
    this.#matcher?.close();
    this.#matcher = undefined;
    this.#matches = new WeakMap();
    this.#found = new Found([], () => undefined);
    this.#foundIn = undefined;
    this.#searching = undefined;
  }

  async #settle(): Promise<void> {
    while (this.#matcher && this.#foundIn !== this.#editor.state.doc) {
      const before = this.#foundIn;
      await this.#search();
      if (before === this.#foundIn) return;
    }
  }

  #search(): Promise<void> {
    if (this.#searching) return this.#searching;
    const searching = this.#lookThrough(this.#matcher).finally(() => {
      if (this.#searching === searching) this.#searching = undefined;
    });
    this.#searching = searching;
    return searching;
  }

  async #lookThrough(matcher: Matcher | undefined): Promise<void> {
    const isWanted = () => matcher !== undefined && matcher === this.#matcher && !this.#editor.isDestroyed;
    if (!isWanted() || !matcher) return;
    const missing = textBlocksOf(this.#editor.state.doc)
      .map(({ node }) => node)
      .filter((node) => !this.#matches.has(node));
    try {
      for (const nodes of portionsOf(missing)) {
        const lists = await this.#matchesIn(nodes, matcher);
        if (!isWanted()) return;
        nodes.forEach((node, index) => this.#matches.set(node, lists[index] ?? []));
        if (nodes.at(-1) === missing.at(-1)) break;
        this.#tell({
          total: this.#state.total + lists.reduce((sum, { length }) => sum + length, 0),
          isSearching: true,
        });
        await idleMoment();
        if (!isWanted()) return;
      }
    } catch (error) {
      if (!(error instanceof CannotMatch)) throw error;
      if (!isWanted()) return;
      this.#forget();
      this.#tell({ total: 0, current: 0, isSearching: false, problem: { code: error.code, reason: "" } });
      return this.#show(undefined);
    }
    this.#adopt();
  }

  #adopt() {
    const { doc } = this.#editor.state;
    this.#found = new Found(textBlocksOf(doc), (node) => this.#matches.get(node));
    this.#foundIn = doc;
    this.#tell({ total: this.#found.total, isSearching: false });
    this.#show(currentMatch(this.#editor.state));
  }

  #goTo(index: number) {
    const { total } = this.#found;
    if (total === 0 || this.#editor.isDestroyed) return;
    const current = this.#found.at(((index % total) + total) % total) as Range;
    this.#editor.commands.reveal(current.from);
    this.#show(current);
    scrollToMatch(this.#editor.view, current);
  }

  /** Marks the matches that can be seen, and some around. */
  #show(current: Range | undefined) {
    const { view } = this.#editor;
    if (this.#editor.isDestroyed) return;
    readSelection(view);
    const { from, to } = visibleRange(view);
    const ranges = this.#found.between(from, to, mostMarks);
    const index = current && this.#found.indexOf(current);
    if (current && index !== undefined && !ranges.some((range) => range.from === current.from)) ranges.push(current);
    this.#shown = this.#found.total > 0 ? { from, to } : undefined;
    this.#tell({ current: index === undefined ? 0 : index + 1 });
    view.dispatch(showMatches(view.state.tr, { ranges, current }));
  }

  async #replacementsOf(nodes: readonly Node[], replacement: string): Promise<WeakMap<Node, readonly Match[]>> {
    const replaced = new WeakMap<Node, readonly Match[]>();
    const matcher = this.#matcher;
    for (const some of portionsOf(nodes)) {
      const lists = matcher && (await this.#matchesIn(some, matcher, replacement));
      some.forEach((node, index) => replaced.set(node, lists?.[index] ?? []));
    }
    return replaced;
  }

  async #matchesIn(nodes: readonly Node[], matcher: Matcher, replacement?: string): Promise<(readonly Match[])[]> {
    const blocks = nodes.map((node) => textOfBlock(node, this.#wordsOf));
    const lists = await matcher.match(
      blocks.map(({ text }) => text),
      replacement,
    );
    return blocks.map((block, index) => placesIn(block, lists[index] ?? []));
  }

  #tell(change: Partial<FindState>) {
    const next = { ...this.#state, ...change };
    if ((Object.keys(next) as (keyof FindState)[]).every((name) => next[name] === this.#state[name])) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  readonly #onTransaction = ({ transaction }: { transaction: Transaction }) => {
    if (transaction.docChanged && this.#matcher) this.#again.ask();
  };

  readonly #onScroll = () => {
    if (!this.#shown) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#editor.isDestroyed || this.#foundIn !== this.#editor.state.doc) return;
      const { from, to, isAll } = visibleRange(this.#editor.view, 0);
      if (!isAll && this.#shown && (from < this.#shown.from || to > this.#shown.to))
        this.#show(currentMatch(this.#editor.state));
    });
  };
}

function portionsOf(nodes: readonly Node[]): Node[][] {
  const portions: Node[][] = [];
  let size = Infinity;
  for (const node of nodes) {
    if (size > portion) {
      portions.push([]);
      size = 0;
    }
    portions.at(-1)?.push(node);
    size += node.content.size + 1;
  }
  return portions;
}
