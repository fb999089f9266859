#include "model/coding/statements.h"

#include "model/coding/citations.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Said
{
    QString edtf, basis;
};

// Where nobody says when it was said, the document's date is known to be no earlier.
Result<Said> saidOf(sqlite3 *database, const StatementDraft &draft, const std::vector<Id> &articles)
{
    Said said{draft.saidEdtf.trimmed(), draft.saidBasis.trimmed()};
    for (const Id article : articles) {
        if (!said.edtf.isEmpty())
            break;
        said.edtf = textOf(columnOf(database, "document", "published_edtf", article));
        said.basis = u"publication"_s;
    }
    if (said.edtf.isEmpty())
        return Said{};
    if (const auto span = parseEdtf(said.edtf); !span)
        return span.error();
    if (said.basis.isEmpty())
        said.basis = u"stated"_s;
    if (said.basis != "stated"_L1 && said.basis != "publication"_L1 && said.basis != "inferred"_L1)
        return Error{
            u"The date of what was said is stated, by publication or inferred, not “%1”."_s.arg(
                said.basis)};
    return said;
}

std::vector<Id> articlesOf(sqlite3 *database,
                           const StatementDraft &draft,
                           const std::vector<CitationDraft> &citations)
{
    std::vector<Id> articles;
    const auto add = [&](Id document) {
        const Id article = articleBehind(database, document);
        if (std::find(articles.begin(), articles.end(), article) == articles.end())
            articles.push_back(article);
    };
    for (const ReportDraft &report : draft.reports)
        add(report.document);
    for (const CitationDraft &citation : citations)
        add(citation.document);
    return articles;
}

Result<void> recordReport(Writer &writer, Id statement, Id document, const std::vector<Id> &chain)
{
    if (const auto there = requireRow(writer, "document", document, u"The document"_s); !there)
        return there;
    const auto report = writer.insert(
        "report", {{"statement", toValue(statement)}, {"document", toValue(document)}});
    if (!report)
        return report.error();
    qint64 position = 0;
    for (const Id actor : chain) {
        const auto source = writer.insert(
            "report_source",
            {{"report", toValue(*report)}, {"position", ++position}, {"actor", toValue(actor)}});
        if (!source)
            return source.error();
    }
    return {};
}

std::vector<Id> shortChain(sqlite3 *database, Id document, Id speaker)
{
    const Id outlet = idOf(columnOf(database, "document", "outlet", document));
    return outlet.isValid() && outlet != speaker ? std::vector{outlet, speaker}
                                                 : std::vector{speaker};
}

Result<void> recordCoSpeakers(
    Writer &writer, ActorRefs &actors, const StatementDraft &draft, Id statement, Id speaker)
{
    for (const ActorRef &ref : draft.coSpeakers) {
        const auto actor = actors.resolve(ref);
        if (!actor)
            return actor.error();
        if (!actor->isValid() || *actor == speaker
            || writer.exists("statement_co_speaker", statement, actor->value))
            continue;
        const auto added =
            writer.insert("statement_co_speaker",
                          {{"statement", toValue(statement)}, {"actor", toValue(*actor)}});
        if (!added)
            return added.error();
    }
    return {};
}

Result<void> recordReports(
    Writer &writer, ActorRefs &actors, const StatementDraft &draft, Id statement, Id speaker)
{
    for (const ReportDraft &report : draft.reports) {
        const Id article = articleBehind(writer.database(), report.document);
        std::vector<Id> chain;
        for (const ActorRef &ref : report.chain) {
            const auto actor = actors.resolve(ref);
            if (!actor)
                return actor.error();
            if (actor->isValid())
                chain.push_back(*actor);
        }
        if (chain.empty())
            chain = shortChain(writer.database(), article, speaker);
        else if (chain.back() != speaker)
            chain.push_back(speaker);
        if (const auto made = recordReport(writer, statement, article, chain); !made)
            return made;
    }
    return {};
}

} // namespace

Result<Id> recordStatement(Writer &writer,
                           ActorRefs &actors,
                           const StatementDraft &draft,
                           const QString &gist,
                           const std::vector<CitationDraft> &citations)
{
    if (draft.id.isValid()) {
        if (const auto there = requireRow(writer, "statement", draft.id, u"The statement"_s);
            !there)
            return there.error();
        if (const auto reported = reportCited(writer, draft.id, citations); !reported)
            return reported.error();
        return draft.id;
    }
    const auto speaker = actors.resolve(draft.speaker);
    if (!speaker)
        return speaker.error();
    if (!speaker->isValid())
        return Error{u"Say who says so: name the speaker, or the document's own voice."_s};
    const auto said =
        saidOf(writer.database(), draft, articlesOf(writer.database(), draft, citations));
    if (!said)
        return said.error();
    const QString ownGist = draft.gist.trimmed();
    const auto statement = writer.insert("statement",
                                         {{"speaker", toValue(*speaker)},
                                          {"said_edtf", orNull(said->edtf)},
                                          {"said_basis", orNull(said->basis)},
                                          {"venue", orNull(draft.venue)},
                                          {"gist", ownGist.isEmpty() ? gist : ownGist}});
    if (!statement)
        return statement.error();
    if (const auto made = recordCoSpeakers(writer, actors, draft, *statement, *speaker); !made)
        return made.error();
    if (const auto made = recordReports(writer, actors, draft, *statement, *speaker); !made)
        return made.error();
    if (const auto reported = reportCited(writer, *statement, citations); !reported)
        return reported.error();
    return *statement;
}

Result<void> reportCited(Writer &writer, Id statement, const std::vector<CitationDraft> &citations)
{
    const Id speaker = idOf(columnOf(writer.database(), "statement", "speaker", statement));
    for (const Id article : articlesOf(writer.database(), {}, citations)) {
        Statement reported(writer.database(),
                           "SELECT 1 FROM report WHERE statement = ?1 AND document = ?2");
        reported.bind(1, statement).bind(2, article);
        if (reported.next())
            continue;
        const auto made = recordReport(
            writer, statement, article, shortChain(writer.database(), article, speaker));
        if (!made)
            return made;
    }
    return {};
}

StatementDraft draftOf(const StatementView &statement)
{
    StatementDraft draft;
    draft.id = statement.id;
    draft.speaker.id = statement.speaker;
    draft.saidEdtf = statement.saidEdtf;
    draft.saidBasis = statement.saidBasis;
    draft.venue = statement.venue;
    draft.gist = statement.gist;
    for (const ReportView &report : statement.reports) {
        ReportDraft made{report.document, {}};
        for (const Id actor : report.chainIds)
            made.chain.push_back({actor, {}});
        draft.reports.push_back(std::move(made));
    }
    return draft;
}

Result<Id> copyStatement(Writer &writer, Id statement)
{
    auto values = copyOfRow(writer.database(), "statement", statement);
    if (!values)
        return values.error();
    // The record that the words themselves are stays with the original.
    setValue(*values, "incident", {});
    setValue(*values, "handle", {});
    const auto copy = writer.insert("statement", *values);
    if (!copy)
        return copy.error();
    const auto speakers = idsOf(writer.database(),
                                "SELECT actor FROM statement_co_speaker WHERE statement = ?1",
                                statement);
    if (!speakers)
        return speakers.error();
    for (const Id speaker : *speakers) {
        const auto added = writer.insert(
            "statement_co_speaker", {{"statement", toValue(*copy)}, {"actor", toValue(speaker)}});
        if (!added)
            return added.error();
    }
    return *copy;
}

} // namespace sourceline
