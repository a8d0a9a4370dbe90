import './Brand.css';

export function Brand() {
  return (
    <div className="brand">
      <span className="brand__lamp" aria-hidden />
      <h1 className="brand__name">Lumi Studio</h1>
    </div>
  );
}
