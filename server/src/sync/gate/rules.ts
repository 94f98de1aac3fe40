import * as Y from "yjs";
import { neededSchema } from "../../documents/roots.ts";
import { Refusal } from "../../refusal.ts";

const maxRoots = 1_000;
/** Elements within elements; whoever walks a document, Yjs too, does so by recursion. */
const maxDepth = 200;
const newestSchema = 1_000;

/** What may stand where in a document. */
export interface Rules {
  checkRoot(name: string): void;
  /** `parent` is where the item will stand, `key` its name there if that is a map. */
  checkItem(item: Y.Item, parent: Y.Item["parent"], key: string | null): void;
  checkDeletion(item: Y.Item): void;
}

/** The document of some Yjs program: any roots, in bounded number. */
function foreignRules(document: Y.Doc): Rules {
  return {
    checkRoot(name) {
      if (document.share.size < maxRoots || document.share.has(name)) return;
      throw new Refusal("forbidden-root", "The document has too many roots.");
    },
    checkItem: checkDepth,
    checkDeletion() {},
  };
}

/**
 * A document of Weft's: three roots, and `meta` is the server's. But a program that knows a newer schema says so there
 * when it writes what older ones would lose; nobody takes that back.
 */
function weftRules(document: Y.Doc): Rules {
  const meta = document.getMap("meta");
  return {
    checkRoot(name) {
      if (!weftRoots.has(name)) throw new Refusal("forbidden-root", "A Weft document has no such root.");
    },
    checkItem(item, parent, key) {
      if (parent === meta && !raisesSchema(document, item, key)) {
        throw new Refusal("forbidden-root", "Only the server writes here.");
      }
      checkDepth(item, parent);
    },
    checkDeletion(item) {
      if (item.parent === meta) throw new Refusal("forbidden-root", "Only the server writes here.");
    },
  };
}

const weftRoots = new Set(["content", "title", "meta"]);

/** A document that lost something takes it back from whoever has it, also what the server wrote. */
export function rulesOf(document: Y.Doc, isRecovering: boolean): Rules {
  const isWeft = document.share.get("meta")?._map.has("schema") === true;
  return isWeft && !isRecovering ? weftRules(document) : foreignRules(document);
}

function raisesSchema(document: Y.Doc, { content }: Y.Item, key: string | null): boolean {
  if (key !== "schema" || !(content instanceof Y.ContentAny) || content.arr.length !== 1) return false;
  const schema: unknown = content.arr[0];
  return Number.isInteger(schema) && (schema as number) > neededSchema(document) && (schema as number) <= newestSchema;
}

function checkDepth({ content }: Y.Item, parent: Y.Item["parent"]) {
  if (!(content instanceof Y.ContentType)) return;
  let depth = 0;
  for (let type = parent; type instanceof Y.AbstractType && type._item; type = type._item.parent) depth += 1;
  if (depth > maxDepth) throw new Refusal("too-complex", "The document is too deep.");
}
