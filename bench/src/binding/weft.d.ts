/** The editor's own code. `bundle.ts` says where it is, and gives it the packages of the benchmark. */
declare module "weft-binding" {
  import type { Plugin } from "prosemirror-state";
  import type { XmlFragment } from "yjs";

  export function bindingPlugin(fragment: XmlFragment): Plugin;
}

declare module "weft-layout" {
  import type { Plugin } from "prosemirror-state";

  export function layoutIslands(): Plugin;
}
