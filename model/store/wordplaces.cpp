#include "model/store/wordplaces.h"

#include "model/store/statement.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <sqlite3.h>

namespace sourceline {

namespace {

struct Places
{
    std::vector<WordPlace> tokens; // that each phrase covers, by the first
    std::vector<WordPlace> bytes;  // the same in the text
    size_t open = 0;               // phrases before it have ended
    int last = 0;                  // no phrase goes past it
    int token = 0;
};

// Phrases of the match in one column, as tokens. They come by their first token.
int readTokens(const Fts5ExtensionApi *api, Fts5Context *context, int column, Places &places)
{
    int count = 0;
    int code = api->xInstCount(context, &count);
    for (int i = 0; i < count && code == SQLITE_OK; ++i) {
        int phrase = 0, in = 0, token = 0;
        code = api->xInst(context, i, &phrase, &in, &token);
        if (code == SQLITE_OK && in == column)
            places.tokens.push_back({{token, token + api->xPhraseSize(context, phrase)}, phrase});
    }
    std::ranges::sort(places.tokens);
    for (const WordPlace &phrase : places.tokens) {
        places.bytes.push_back({{-1, -1}, phrase.word});
        places.last = std::max(places.last, phrase.range.end);
    }
    return code;
}

int takeToken(void *context, int flags, const char *, int, int start, int end)
{
    auto &places = *static_cast<Places *>(context);
    if ((flags & FTS5_TOKEN_COLOCATED) != 0)
        return SQLITE_OK;
    const int token = places.token++;
    const auto &phrases = places.tokens;
    for (size_t i = places.open; i < phrases.size() && phrases[i].range.start <= token; ++i) {
        if (phrases[i].range.start == token)
            places.bytes[i].range.start = start;
        if (phrases[i].range.end == token + 1)
            places.bytes[i].range.end = end;
    }
    while (places.open < phrases.size() && phrases[places.open].range.end <= token + 1)
        ++places.open;
    return places.token < places.last ? SQLITE_OK : SQLITE_DONE;
}

// Code points before a byte are the bytes before it that begin one.
class CodePoints
{
public:
    explicit CodePoints(std::span<const char> text)
        : m_text(text)
    {}

    /// Of ascending bytes.
    qint32 at(qint32 byte)
    {
        const auto end = std::min(static_cast<size_t>(byte), m_text.size());
        for (; m_byte < end; ++m_byte)
            m_points += (static_cast<uchar>(m_text[m_byte]) & 0xC0) != 0x80 ? 1 : 0;
        return m_points;
    }

private:
    std::span<const char> m_text;
    size_t m_byte = 0;
    qint32 m_points = 0;
};

void toCodePoints(std::vector<WordPlace> &words, std::span<const char> text)
{
    std::vector<qint32 *> places;
    for (WordPlace &word : words) {
        places.push_back(&word.range.start);
        places.push_back(&word.range.end);
    }
    std::ranges::sort(places, {}, [](const qint32 *place) { return *place; });
    CodePoints points(text);
    for (qint32 *place : places)
        *place = points.at(*place);
}

void wordPlaces(const Fts5ExtensionApi *api,
                Fts5Context *context,
                sqlite3_context *result,
                int count,
                sqlite3_value **arguments)
{
    const int column = count == 1 ? sqlite3_value_int(arguments[0]) : -1;
    if (column < 0 || column >= api->xColumnCount(context))
        return sqlite3_result_error(result, "word_places takes a table and a column", -1);
    Places places;
    const char *text = nullptr;
    int length = 0;
    int code = readTokens(api, context, column, places);
    if (code == SQLITE_OK && !places.tokens.empty())
        code = api->xColumnText(context, column, &text, &length);
    if (code == SQLITE_OK && !places.tokens.empty())
        code = api->xTokenize(context, text, length, &places, takeToken);
    if (code != SQLITE_OK && code != SQLITE_DONE)
        return sqlite3_result_error_code(result, code);
    // An index that is not of this text names tokens that it has not.
    std::erase_if(places.bytes,
                  [](const WordPlace &one) { return one.range.start < 0 || one.range.isEmpty(); });
    toCodePoints(places.bytes, {text, static_cast<size_t>(length)});
    sqlite3_result_blob64(
        result, places.bytes.data(), places.bytes.size() * sizeof(WordPlace), SQLITE_TRANSIENT);
}

} // namespace

int registerWordPlaces(fts5_api *api)
{
    return api->xCreateFunction(api, "word_places", nullptr, wordPlaces, nullptr);
}

std::vector<WordPlace> readWordPlaces(const Statement &row, int column)
{
    const QByteArray bytes = row.blob(column);
    std::vector<WordPlace> places(static_cast<size_t>(bytes.size()) / sizeof(WordPlace));
    if (!places.empty())
        std::memcpy(places.data(), bytes.constData(), places.size() * sizeof(WordPlace));
    return places;
}

} // namespace sourceline
