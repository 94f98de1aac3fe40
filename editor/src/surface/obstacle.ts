import { getSchema } from "@tiptap/core";
import { findUnknown, type UnknownContent } from "../binding/unknown-content.ts";
import { extensionsOf } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import type { Replica } from "../collaboration/replica.ts";
import { contentOf, neededSchema, schemaVersion } from "../collaboration/roots.ts";
import { english } from "../messages/english.ts";

/** Why this editor may only show the document. */
export type Obstacle = { kind: "newer-schema" } | UnknownContent;

export const schema = getSchema(extensionsOf(blocks, english));

/** Looks whether an editor may be bound to the document without losing any of it. */
export function findObstacle({ document }: Replica): Obstacle | undefined {
  if (neededSchema(document) > schemaVersion) return { kind: "newer-schema" };
  return findUnknown(contentOf(document), schema);
}
