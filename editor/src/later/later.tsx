import { type ComponentType, useEffect, useSyncExternalStore } from "react";
import { missingParts } from "./missing-parts.ts";

/**
 * A component that is loaded when it is first shown; `Meanwhile` is shown until then. React's own `lazy` takes the whole
 * page down when a file does not come: here the rest goes on, and `MissingPartsNotice` says so.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
): ComponentType<Props> {
  const listeners = new Set<() => void>();
  let Loaded: ComponentType<Props> | undefined;
  let isAsked = false;

  function ask() {
    if (Loaded || isAsked) return;
    isAsked = true;
    load().then(
      (Component) => {
        Loaded = Component;
        missingParts.remove(load);
        for (const listener of listeners) listener();
      },
      () => {
        isAsked = false;
        missingParts.add(load);
      },
    );
  }

  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  return function Later(props: Props) {
    const Component = useSyncExternalStore(subscribe, () => Loaded);
    useEffect(ask, []);
    if (Component) return <Component {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  };
}
