/** Another program that makes a site of posts, with the smallest site that it needs: a page for each post and one list in pages. */
export type Peer = {
  name: string;
  /** The environment variable that names its command; otherwise it is looked for in the PATH. */
  variable: string;
  args: readonly string[];
  /** Files of the site besides the posts. */
  files: Readonly<Record<string, string>>;
  /** Folders below the site. */
  posts: string;
  output: string;
  /** Whether it needs posts whose front matter is valid and begins at the first byte. */
  repairs: boolean;
};
