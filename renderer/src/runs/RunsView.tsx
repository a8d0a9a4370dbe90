import './RunsView.css';

/** Every run there ever was, and what it cost. */
export function RunsView() {
  return (
    <main className="runs">
      <h2 className="visually-hidden">Runs</h2>
    </main>
  );
}
