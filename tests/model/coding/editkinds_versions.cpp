// Edits of anchors in a changed version, and of sentences that are skipped.
#include "model/coding/anchorreview.h"
#include "model/coding/documentlist.h"
#include "model/text/normalise.h"
#include "tests/model/coding/editkinds.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

const QString changedText = u"A changed text. It has three sentences. This is the last one.\n"_s;

Id cited(const SampleCasefile &file)
{
    Statement select(file.database(),
                     "SELECT c.id FROM citation c JOIN document d ON d.id = c.document WHERE "
                     "d.handle = '000' ORDER BY c.id LIMIT 1");
    if (!select.next())
        qFatal("the sample cites nothing");
    return select.id(0);
}

Id version(const SampleCasefile &file)
{
    Statement select(file.database(), "SELECT id FROM document WHERE version_of IS NOT NULL");
    if (!select.next())
        qFatal("there is no version");
    return select.id(0);
}

EditLog::Change aVersion(SampleCasefile &file)
{
    return [&file](Writer &writer) -> Result<void> {
        const auto stored = writer.storeText(changedText);
        const auto row = writer.insert("document",
                                       {{"kind", u"article"_s},
                                        {"title", u"Changed"_s},
                                        {"length", qint64(changedText.size())},
                                        {"sha256", sha256Hex(changedText)},
                                        {"version_of", toValue(file.id("document", u"000"_s))},
                                        {"version_kind", u"correction"_s}});
        if (!stored || !row)
            return Error{u"no version"_s};
        const auto anchor = writer.insert("anchor",
                                          {{"citation", toValue(cited(file))},
                                           {"document", toValue(*row)},
                                           {"state", u"fuzzy"_s},
                                           {"start", qint64(0)},
                                           {"end", qint64(15)},
                                           {"score", 0.6}});
        return anchor ? Result<void>() : Result<void>(anchor.error());
    };
}

AnchorKey anchor(const SampleCasefile &file)
{
    return {cited(file), version(file)};
}

} // namespace

std::vector<EditKind> versionKinds()
{
    return {
        {"accept an anchor",
         [](SampleCasefile &file) { return acceptAnchors({anchor(file)}); },
         u"Accept 1 citation in a changed version"_s,
         aVersion},
        {"move an anchor",
         [](SampleCasefile &file) {
             return moveAnchor(anchor(file), {16, 39});
         },
         {},
         aVersion},
        {"drop an anchor",
         [](SampleCasefile &file) { return dropAnchor(anchor(file)); },
         {},
         aVersion},
        {"skip sentences",
         [](SampleCasefile &file) {
             return skipSentences(file.id("document", u"000"_s), {600, 601});
         },
         u"Skip 1 sentence"_s},
    };
}

} // namespace sourceline
