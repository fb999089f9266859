#include "model/store/foldtokenizer.h"

#include "model/text/normalise.h"

#include <QByteArray>

#include <algorithm>
#include <memory>
#include <sqlite3.h>
#include <vector>

namespace sourceline {

namespace {

struct Folder
{
    fts5_tokenizer next = {};
    Fts5Tokenizer *inner = nullptr;

    ~Folder()
    {
        if (inner)
            next.xDelete(inner);
    }
};

using TokenSink = int (*)(void *, int, const char *, int, int, int);

struct Relay
{
    void *context;
    TokenSink sink;
};

bool isAscii(const char *token, int length)
{
    return std::all_of(token, token + length, [](char c) { return uchar(c) < 0x80; });
}

int relayToken(void *context, int flags, const char *token, int length, int start, int end)
{
    const auto *relay = static_cast<const Relay *>(context);
    if (isAscii(token, length))
        return relay->sink(relay->context, flags, token, length, start, end);
    const QByteArray folded = foldToken(QString::fromUtf8(token, length)).toUtf8();
    if (folded.isEmpty()) // marks only
        return SQLITE_OK;
    return relay->sink(relay->context, flags, folded.constData(), int(folded.size()), start, end);
}

// The arguments after `fold`: the wrapped tokenizer's name and its own.
std::vector<const char *> innerArguments(const char **arguments, int count)
{
    std::vector<const char *> inner(arguments, arguments + count);
    const bool named = std::any_of(
        inner.begin(), inner.end(), [](const char *a) { return qstrcmp(a, "categories") == 0; });
    if (qstrcmp(inner.front(), "unicode61") == 0 && !named) {
        inner.push_back("categories");
        inner.push_back("L* M* N* Co");
    }
    return inner;
}

int create(void *api, const char **arguments, int count, Fts5Tokenizer **result)
{
    static const char *byDefault[] = {"unicode61"};
    const auto inner = count > 0 ? innerArguments(arguments, count) : innerArguments(byDefault, 1);
    auto *fts = static_cast<fts5_api *>(api);
    auto folder = std::make_unique<Folder>();
    void *innerData = nullptr;
    int code = fts->xFindTokenizer(fts, inner.front(), &innerData, &folder->next);
    if (code != SQLITE_OK)
        return code;
    std::vector<const char *> rest(inner.begin() + 1, inner.end());
    code = folder->next.xCreate(innerData, rest.data(), int(rest.size()), &folder->inner);
    if (code == SQLITE_OK)
        *result = reinterpret_cast<Fts5Tokenizer *>(folder.release());
    return code;
}

void destroy(Fts5Tokenizer *tokenizer)
{
    delete reinterpret_cast<Folder *>(tokenizer);
}

int tokenize(Fts5Tokenizer *tokenizer,
             void *context,
             int flags,
             const char *text,
             int length,
             TokenSink sink)
{
    auto *folder = reinterpret_cast<Folder *>(tokenizer);
    Relay relay{context, sink};
    return folder->next.xTokenize(folder->inner, &relay, flags, text, length, relayToken);
}

} // namespace

int registerFoldTokenizer(fts5_api *api)
{
    fts5_tokenizer fold = {create, destroy, tokenize};
    return api->xCreateTokenizer(api, "fold", api, &fold, nullptr);
}

} // namespace sourceline
