import './Kbd.css';

/** A shortcut as a person reads it: `Ctrl+S`. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className="kbd">{children}</kbd>;
}
