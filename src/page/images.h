// Images and embeds (media of an article): ties captions and credits to their picture, finds what
// other services show inside the article, and pull quotes to what they repeat. Never loads
// anything. Which line is a caption is page/block_kinds.h.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

// Sets Block::image of captions and credits: the picture in the smallest element around them that
// holds one and little text, else the nearest one before them with no text between.
void tie_images(const PageDraft& draft, Article& article);

// Fills article.embeds, in page order, and sets Block::href of embed blocks.
void find_embeds(const PageDraft& draft, Article& article);

// Sets Block::repeats of pull quotes.
void tie_pull_quotes(Article& article);

}  // namespace sidelight
