/** What the cache says is not what the site or the posts are: the build begins again without it. */
export class StaleCache extends Error {
  override readonly name = 'StaleCache';
}
