import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import styles from './icon-button.module.css';

/** A button that is an icon; its label is read aloud and shown as a tooltip. */
export function IconButton(
  props: { icon: LucideIcon; label: string } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>,
) {
  const { icon: Icon, label, ...rest } = props;
  return (
    <button type="button" aria-label={label} title={label} {...rest} className={styles.button}>
      <Icon size={20} strokeWidth={1.5} aria-hidden="true" />
    </button>
  );
}
