#include "model/exchange/documentrows.h"

#include "model/store/originals.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "model/text/sketch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void>
insertSentences(Writer &writer, Id document, const ArticleFile &file, const Offsets &text)
{
    qint64 number = 0;
    for (const TextRange &range : file.sentences) {
        const QString sentence = text.slice(range);
        const bool boilerplate =
            std::binary_search(file.boilerplate.begin(), file.boilerplate.end(), range);
        const auto inserted =
            writer.insert("sentence",
                          {{"document", toValue(document)},
                           {"number", number++},
                           {"start", qint64(range.start)},
                           {"end", qint64(range.end)},
                           {"boilerplate", qint64(boilerplate ? 1 : 0)},
                           {"sha256", sha256Hex(sentence)},
                           {"folded", sha256Hex(foldForMatching(sentence))},
                           {"shingles", sketchOf(sentence, sentenceSketchLimit)}});
        if (!inserted)
            return inserted.error();
    }
    return {};
}

// The actor of that name; an outlet before others. Added where nobody is called that.
Result<Id> outletNamed(Writer &writer, const QString &name)
{
    Statement known(writer.database(),
                    "SELECT a.id FROM actor a WHERE lower(a.name) = lower(?1) OR EXISTS (SELECT 1 "
                    "FROM actor_name n WHERE n.actor = a.id AND lower(n.name) = lower(?1)) "
                    "ORDER BY a.kind <> 'outlet', a.id LIMIT 1");
    known.bind(1, name);
    if (known.next())
        return known.id(0);
    if (known.failed())
        return known.error();
    return writer.insert("actor", {{"name", name}, {"kind", u"outlet"_s}});
}

// What the file says is the text's; what a person put in its place is theirs.
Value basisOf(const QString &value, const QString &found)
{
    if (value.isEmpty())
        return {};
    return value == found ? u"text"_s : u"external"_s;
}

Value orNull(const QString &value)
{
    return value.isEmpty() ? Value() : Value(value);
}

} // namespace

Result<Id> insertDocument(Writer &writer, const ArticleFile &file, const Offsets &text, Id original)
{
    const ArticleFacts &facts = file.facts;
    Value outlet;
    if (!facts.outlet.isEmpty()) {
        const auto actor = outletNamed(writer, facts.outlet);
        if (!actor)
            return actor.error();
        outlet = toValue(*actor);
    }
    const Value kind = !original.isValid()                  ? Value()
                       : file.becomes == Becoming::WireCopy ? Value(u"wire copy"_s)
                                                            : Value(u"correction"_s);
    const auto inserted =
        writer.insert("document",
                      {{"kind", u"article"_s},
                       {"title", facts.title},
                       {"outlet", outlet},
                       {"outlet_basis", basisOf(facts.outlet, file.found.outlet)},
                       {"author", orNull(facts.author)},
                       {"author_basis", basisOf(facts.author, file.found.author)},
                       {"published_edtf", orNull(facts.published)},
                       {"published_basis", basisOf(facts.published, file.found.published)},
                       {"url", orNull(facts.url)},
                       {"url_basis", basisOf(facts.url, file.found.url)},
                       {"language", orNull(facts.language)},
                       {"file_name", QFileInfo(file.path).fileName()},
                       {"length", qint64(text.codePoints())},
                       {"sha256", file.sha256},
                       {"shingles", sketchOf(file.text, documentSketchLimit)},
                       {"version_of", toValue(original)},
                       {"version_kind", kind}});
    if (!inserted)
        return inserted.error();
    if (const auto sentences = insertSentences(writer, *inserted, file, text); !sentences)
        return sentences.error();
    return *inserted;
}

Result<void> keepOriginal(Writer &writer, const ArticleFile &file)
{
    if (!file.keepsOriginal)
        return {};
    QByteArray bytes = file.bytes;
    if (bytes.isEmpty()) {
        QFile source(file.path);
        if (!source.open(QIODevice::ReadOnly))
            return Error{u"%1 cannot be read again to be kept (%2), so nothing was imported."_s.arg(
                file.path, source.errorString())};
        bytes = source.readAll();
    }
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != file.fileSha256)
        return Error{
            u"%1 was changed while it was looked at, so nothing was imported. Import it again."_s
                .arg(file.path)};
    return storeOriginal(writer, file.sha256, QFileInfo(file.path).fileName(), bytes);
}

} // namespace sourceline
