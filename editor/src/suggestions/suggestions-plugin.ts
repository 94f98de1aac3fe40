import type { Range } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isRemote } from "../binding/binding-key.ts";
import { findNaming, type Trigger } from "./trigger.ts";

/** What is being named right now, and where it stands. */
export interface ActiveNaming extends Range {
  readonly trigger: Trigger;
  readonly query: string;
}

interface State {
  readonly active: ActiveNaming | undefined;
  /** Where a list was closed: it stays so while the caret is there. */
  readonly dismissed: number | undefined;
}

type Keys = (event: KeyboardEvent) => boolean;

const key = new PluginKey<State>("suggestions");
const keysOf = new WeakMap<EditorView, Keys>();
const longest = 64;

/** Notices when somebody names a person, a page, a day or an emoji, and lends the keys to what offers them. */
export function suggestionsPlugin(): Plugin<State> {
  return new Plugin<State>({
    key,
    state: { init: () => ({ active: undefined, dismissed: undefined }), apply: follow },
    props: {
      handleKeyDown: (view, event) => {
        if (!activeNaming(view.state) || event.isComposing) return false;
        if (event.key === "Escape") {
          dismiss(view);
          return true;
        }
        return keysOf.get(view)?.(event) ?? false;
      },
    },
  });
}

export function activeNaming(state: EditorState): ActiveNaming | undefined {
  return key.getState(state)?.active;
}

export function dismiss(view: EditorView) {
  view.dispatch(view.state.tr.setMeta(key, "dismiss"));
}

/** Who is offering something hears the keys first. */
export function lendKeys(view: EditorView, keys: Keys): () => void {
  keysOf.set(view, keys);
  return () => {
    if (keysOf.get(view) === keys) keysOf.delete(view);
  };
}

function follow(tr: Transaction, { active, dismissed }: State, _before: EditorState, state: EditorState): State {
  const closedAt = dismissed === undefined ? undefined : tr.mapping.map(dismissed);
  if (tr.getMeta(key) === "dismiss") return { active: undefined, dismissed: active?.from };
  if (!tr.docChanged && !tr.selectionSet) return { active, dismissed: closedAt };
  const found = namingIn(state);
  if (!found) return { active: undefined, dismissed: undefined };
  if (found.from === closedAt) return { active: undefined, dismissed: closedAt };
  const isOwn = tr.docChanged && !isRemote(tr);
  const isContinued = active !== undefined && tr.mapping.map(active.from) === found.from;
  // Two letters, because many a letter follows a colon; unless a tool has put it there to begin a name.
  const isMeant = found.trigger !== ":" || found.query.length > 1 || tr.getMeta("naming") === true;
  return { active: isContinued || (isOwn && isMeant) ? found : undefined, dismissed: undefined };
}

function namingIn({ selection }: EditorState): ActiveNaming | undefined {
  const { $head, empty } = selection;
  const { parent, parentOffset } = $head;
  if (!empty || !parent.isTextblock || parent.type.spec.code || $head.marks().some(({ type }) => type.spec.code))
    return undefined;
  const before = parent.textBetween(Math.max(0, parentOffset - longest), parentOffset, undefined, "\uFFFC");
  const naming = findNaming(before);
  if (!naming) return undefined;
  const { trigger, query, start } = naming;
  return { trigger, query, from: $head.pos - before.length + start, to: $head.pos };
}
