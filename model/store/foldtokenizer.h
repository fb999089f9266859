#pragma once

struct fts5_api;

namespace sourceline {

/// Registers the FTS5 tokenizer `fold` with one connection. It wraps the tokenizer named after it
/// and maps each token by foldToken(); offsets stay those of the source text. Around unicode61 it
/// also takes combining marks as part of a word, so that vocalised Arabic and Hebrew is not cut at
/// each mark. Returns an SQLite result code.
int registerFoldTokenizer(fts5_api *api);

} // namespace sourceline
