import type { Node } from "prosemirror-model";
import { yXmlFragmentToProseMirrorRootNode } from "y-prosemirror";
import type * as Y from "yjs";
import { fragmentOf, textsOf } from "./long-document.ts";
import { schema } from "./schema.ts";

/** What is wrong when an editor does not show its document, as another library reads it. */
export function problemsOf(shown: Node, document: Y.Doc): string[] {
  const wanted = yXmlFragmentToProseMirrorRootNode(fragmentOf(document), schema);
  return shown.eq(wanted) ? [] : ["what is shown is not what the document holds"];
}

/** What is wrong when two documents that were told the same do not say the same. */
export function differencesOf(one: Y.Doc, other: Y.Doc): string[] {
  const others = textsOf(other).map(String);
  const texts = textsOf(one).map(String);
  const isSame = texts.length === others.length && texts.every((text, index) => text === others[index]);
  return isSame ? [] : ["the document does not hold what was typed"];
}
