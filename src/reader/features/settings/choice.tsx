import { useId } from 'react';
import styles from './settings.module.css';

export type Option<Value extends string> = { value: Value; label: string; lang?: string; face?: string };

/** One of a few, side by side: a group of radio buttons, so that the arrow keys go through them. */
export function Choice<Value extends string>(props: {
  label: string;
  /** The group is named by what stands before it already. */
  isLabelHidden?: boolean;
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const { label, isLabelHidden = false, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={`${styles.field} ${isLabelHidden ? '' : styles.row}`}>
      <legend className={isLabelHidden ? styles.hidden : styles.name}>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} lang={option.lang} data-face={option.face}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
