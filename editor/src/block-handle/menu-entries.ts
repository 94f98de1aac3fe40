import type { Editor } from "@tiptap/core";
import type { NodeRange } from "@tiptap/pm/model";
import type { Command } from "@tiptap/pm/state";
import { blockTools } from "../block-tools.ts";
import type { Tool } from "../blocks/block.ts";
import type { Messages } from "../messages/english.ts";
import type { IconName } from "../ui/icons.ts";
import { nodesOf } from "./blocks-at.ts";
import { deleteBlock, duplicateBlock, hasWords, moveBlock, selectToTurn } from "./block-commands.ts";
import { blockShortcuts } from "./block-keys.ts";
import { framesFor, selectToFrame } from "./frames.ts";

export interface MenuEntry {
  readonly name: string;
  readonly label: (messages: Messages) => string;
  readonly icon: IconName;
  readonly shortcut?: string;
  readonly isEnabled: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

/** Tools that make another kind of block of one. */
const turning = new Set(["bulletList", "orderedList", "taskList"]);

/** What blocks can be made into. */
export function turnInto(position: number, range: NodeRange): MenuEntry[] {
  const insertions = blockTools.flatMap(({ insertions: all = [] }) => all);
  const styles = blockTools.flatMap(({ styles: all = [] }) => all);
  const tools = blockTools.flatMap(({ tools: all = [] }) => all);
  const isOfWords = nodesOf(range).some(hasWords);
  return [
    ...styles.flatMap(({ name, label, apply }) => {
      const icon = insertions.find((insertion) => insertion.name === name)?.icon ?? "pilcrow";
      return isOfWords ? turn({ name, label, icon, run: apply }, selectToTurn(position)) : [];
    }),
    ...tools.flatMap((tool) => (isOfWords && turning.has(tool.name) ? turn(tool, selectToTurn(position)) : [])),
    ...framesFor(range).flatMap((name) => {
      const frame = [...tools, ...insertions].find((each) => each.name === name);
      return frame ? turn(frame, selectToFrame(position, name)) : [];
    }),
  ];
}

function turn({ name, label, icon, run }: Pick<Tool, "name" | "label" | "icon" | "run">, select: Command): MenuEntry {
  return {
    name,
    label,
    icon,
    isEnabled: () => true,
    run: (editor) => select(editor.state, editor.view.dispatch) && run(editor),
  };
}

/** What can be done with a block, or with all that are selected with it. */
export function actionsOn(position: number): MenuEntry[] {
  return [
    act("moveUp", "arrow-up", moveBlock(position, -1), blockShortcuts.moveUp),
    act("moveDown", "arrow-down", moveBlock(position, 1), blockShortcuts.moveDown),
    act("duplicate", "copy", duplicateBlock(position)),
    act("remove", "trash-2", deleteBlock(position)),
  ];
}

function act(
  name: "moveUp" | "moveDown" | "duplicate" | "remove",
  icon: IconName,
  command: Command,
  shortcut?: string,
): MenuEntry {
  return {
    name,
    label: ({ handles }) => handles[name],
    icon,
    ...(shortcut && { shortcut }),
    isEnabled: (editor) => command(editor.state),
    run: (editor) => command(editor.state, editor.view.dispatch, editor.view),
  };
}
