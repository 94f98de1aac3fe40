import { type ComponentType, useCallback, useEffect, useState } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Notice } from "../ui/Notice.tsx";

type Part<Props> =
  | { readonly state: "coming" }
  | { readonly state: "here"; readonly Component: ComponentType<Props> }
  | { readonly state: "missing" };

/**
 * A part of the page that one can write without: it is loaded when it is first shown, and the text does not wait for
 * it. Where it cannot be loaded, it says so and can be asked for again.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: Part<Props> = { state: "coming" };
  return function Later(props: Props) {
    const [part, setPart] = useState(loaded);
    const ask = useCallback(
      () =>
        load().then(
          (Component) => setPart((loaded = { state: "here", Component })),
          () => setPart({ state: "missing" }),
        ),
      [],
    );
    useEffect(() => {
      if (loaded.state !== "here") void ask();
    }, [ask]);
    if (part.state === "here") return <part.Component {...props} />;
    return part.state === "missing" && <Missing onRetry={ask} />;
  };
}

function Missing({ onRetry }: { onRetry: () => void }) {
  const { later: messages } = useMessages();
  return (
    <Notice tone="warning" action={{ label: messages.retry, run: onRetry }}>
      {messages.missing}
    </Notice>
  );
}
