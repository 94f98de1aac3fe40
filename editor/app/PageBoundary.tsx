import { Component, type ReactNode } from "react";
import { Button } from "../src/index.ts";
import { messages } from "./messages.ts";
import styles from "./PageBoundary.module.css";

/** Where a page cannot be shown, it says so instead of leaving nothing. */
export class PageBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override state = { isBroken: false };

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className={`weft ${styles.page}`}>
        <div role="alert">
          <h1>{messages.broken.heading}</h1>
          <p>{messages.broken.explanation}</p>
        </div>
        <Button kind="main" onClick={() => location.reload()}>
          {messages.update.reload}
        </Button>
      </main>
    );
  }
}
