import { useId } from 'react';
import type { Limits } from '#reader/state/type-limits.ts';
import styles from './settings.module.css';

/** A number within limits, with its value in words. */
export function Slider(props: {
  label: string;
  limits: Limits;
  value: number;
  valueText: string;
  onChange: (value: number) => void;
}) {
  const { label, limits, value, valueText, onChange } = props;
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id} className={styles.name}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        {...limits}
        value={value}
        aria-valuetext={valueText}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output htmlFor={id} className={styles.value}>
        {valueText}
      </output>
    </div>
  );
}
