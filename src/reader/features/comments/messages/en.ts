/** The words about comments; this file is the type of the other languages'. */
export const en = {
  comments: 'Comments',
  show: 'Show comments',
  whoIsAsked: (host: string) => `They come from ${host}, which then learns what you read here.`,
};

export type CommentsMessages = typeof en;
