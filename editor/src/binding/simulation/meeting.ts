import * as Y from "yjs";
import { bindingPlugin } from "../binding-plugin.ts";
import { type LostWords, watchLostWords } from "../lost-words.ts";
import { HeadlessEditor } from "./headless-editor.ts";
import { schema } from "./test-schema.ts";

/** Ann, what she lost, and Bob, who has written the paragraphs. They hear of each other only what they are told. */
export function meet(...paragraphs: string[]) {
  const lost: LostWords[] = [];
  const bind = (fragment: Y.XmlFragment) => bindingPlugin(fragment, { onLostWords: (words) => lost.push(...words) });
  const ann = new HeadlessEditor({ id: 1, schema, bind });
  watchLostWords(ann.binding.fragment, {
    isMine: ({ client }) => client === 1,
    isSeen: () => false,
    onLostWords: (words) => lost.push(...words),
  });
  const bob = new HeadlessEditor({ id: 2, schema });
  const nodes = paragraphs.map((words) => schema.node("paragraph", null, schema.text(words)));
  bob.dispatch(bob.state.tr.replaceWith(0, bob.doc.content.size, nodes));
  tell(bob, ann);
  return { ann, bob, lost };
}

/** What one has is told to the other. */
export function tell(from: HeadlessEditor, to: HeadlessEditor) {
  Y.applyUpdate(to.document, Y.encodeStateAsUpdate(from.document, Y.encodeStateVector(to.document)), "network");
}
