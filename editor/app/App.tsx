import { Redirect, Route, Switch } from "wouter";
import { DocumentPage } from "./DocumentPage.tsx";
import { Home } from "./Home.tsx";
import { UpdatePrompt } from "./UpdatePrompt.tsx";

export function App() {
  return (
    <>
      <Switch>
        <Route path="/">
          <Home />
        </Route>
        <Route path="/d/:id">{({ id }) => <DocumentPage key={id} id={decodeURIComponent(id)} />}</Route>
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
      <UpdatePrompt />
    </>
  );
}
