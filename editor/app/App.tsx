import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { DocumentPage } from "./DocumentPage.tsx";
import { PageBoundary } from "./PageBoundary.tsx";
import { UpdatePrompt } from "./UpdatePrompt.tsx";

// A document does not wait for the list of all of them.
const Home = lazy(async () => ({ default: (await import("./Home.tsx")).Home }));
/** Seldom looked at. */
const DoctorPage = lazy(async () => ({ default: (await import("./doctor/DoctorPage.tsx")).DoctorPage }));

export function App() {
  return (
    <PageBoundary>
      <Switch>
        <Route path="/">
          <Suspense>
            <Home />
          </Suspense>
        </Route>
        <Route path="/doctor">
          <Suspense>
            <DoctorPage />
          </Suspense>
        </Route>
        <Route path="/d/:id">{({ id }) => <DocumentPage key={id} id={decodeId(id)} />}</Route>
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
      <UpdatePrompt />
    </PageBoundary>
  );
}

/** What the address leaves encoded, as it is in an id; what cannot be decoded is no id either. */
function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
