import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import styles from './icon-button.module.css';

/** A button that is an icon; its label is read aloud and shown as a tooltip. */
export function IconButton(
  props: { icon: LucideIcon; label: string; size?: number } & Omit<
    ButtonHTMLAttributes<HTMLButtonElement>,
    'className'
  >,
) {
  const { icon: Icon, label, size = 20, ...rest } = props;
  return (
    <button type="button" aria-label={label} title={label} {...rest} className={styles.button}>
      <Icon size={size} strokeWidth={1.5} aria-hidden="true" />
    </button>
  );
}
