import '../../ui/fields/CheckRow.css';

interface EmptyingChoiceProps {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One of the two ways to empty the trash. */
export function EmptyingChoice({ label, isChosen, onChoose }: EmptyingChoiceProps) {
  return (
    <label className="check-row">
      <input type="radio" name="emptying" className="check-row__box" checked={isChosen} onChange={onChoose} />
      <span className="check-row__text">{label}</span>
    </label>
  );
}
