import { Fragment, type Mark, type MarkSpec, type Node, type NodeSpec } from "@tiptap/pm/model";
import { isValid } from "../binding/valid-values.ts";

/** A page may say anything of an attribute; what the schema does not allow is taken for not said. */
export function withValidAttributes(content: Fragment): Fragment {
  return Fragment.from(content.content.map(validNode));
}

function validNode(node: Node): Node {
  const marks = node.marks.map(validMark);
  if (node.text !== undefined) return node.mark(marks);
  return node.type.create(validValues(node.type.spec.attrs, node.attrs), withValidAttributes(node.content), marks);
}

function validMark(mark: Mark): Mark {
  return mark.type.create(validValues(mark.type.spec.attrs, mark.attrs));
}

function validValues(specs: NodeSpec["attrs"] | MarkSpec["attrs"], values: Node["attrs"]): Node["attrs"] {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => isValid(specs?.[name]?.validate, value)));
}
