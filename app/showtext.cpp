#include "app/showtext.h"

#include "model/coding/conflictingreports.h"
#include "model/coding/gists.h"
#include "model/exchange/jsonparts.h"
#include "model/store/claimwords.h"
#include "model/store/figurewords.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

void field(Output &output, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        output.line(u"%1  %2"_s.arg(name, 12).arg(value.simplified()));
}

void heading(Output &output, const QString &text)
{
    output.line({});
    output.line(text);
}

QString joined(const QStringList &parts, const QString &separator)
{
    QStringList filled;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            filled.append(part);
    }
    return filled.join(separator);
}

QString inBrackets(const QString &text)
{
    return text.isEmpty() ? QString() : u" ("_s + text + u')';
}

QString whomOf(const ClaimView &claim)
{
    const QString whom = joined({claim.whomName, claim.nationality, claim.status}, u", "_s);
    return claim.joint ? whom + u" jointly"_s : whom;
}

// In no column: a place may be renamed or moved without the incident.
QString placeConflict(sqlite3 *database, Id incident)
{
    const std::array<Id, 1> one{incident};
    const auto reports = conflictingPlaces(database, one);
    if (!reports || reports->empty())
        return {};
    QStringList places;
    for (const ReportedSide &side : reports->front().sides)
        places += u'“' + side.value + u'”';
    return u"  conflicting reports: %1, %2"_s.arg(places.join(u" · "_s), reports->front().gapWords);
}

} // namespace

ShowText::ShowText(sqlite3 *database, const Dossier &dossier)
    : m_database(database)
    , m_dossier(dossier)
    , m_texts(database)
{}

void ShowText::write(Output &output)
{
    writeHead(output);
    writeFigures(output);
    writeAttributions(output);
    writeAssessments(output);
    writeClaims(output);
    writeStatements(output);
    writeLinks(output);
    writeDecisions(output);
    writeOwnNotes(output);
    if (!m_dossier.citations.empty()) {
        heading(output, u"Sentences that report the incident"_s);
        writeCitations(output, m_dossier.citations);
    }
}

void ShowText::writeHead(Output &output) const
{
    const Dossier &d = m_dossier;
    output.line(d.title);
    field(output, u"id"_s, d.id.toText() + inBrackets(d.handle));
    field(output, u"kind"_s, d.kind);
    field(output, u"type"_s, joined({d.eventType, d.subEventType, d.ownSubtype}, u" › "_s));
    field(output, u"means"_s, d.means);
    field(output,
          u"date"_s,
          displayDate(d.dateEdtf)
              + inBrackets(joined({d.dateEdtf, d.timeLocal, d.zone, d.dateBasis}, u", "_s))
              + (d.conflicting & DateBit ? u"  conflicting reports"_s : QString()));
    field(output, u"in the texts"_s, d.dateWords);
    field(output, u"from outside"_s, d.dateExternal);
    field(output, u"texts alone"_s, d.dateTextOnly);
    field(output,
          u"place"_s,
          joined({d.placeName, d.admin1, d.country}, u", "_s) + placeConflict(m_database, d.id));
    field(output, u"target"_s, d.target);
    field(output, u"weapon"_s, joined({d.weapon, d.calibre, d.platform}, u", "_s));
    field(output, u"note"_s, d.note);
    field(output, u"review"_s, d.review + inBrackets(d.coder));
    field(output, u"codebook"_s, joined({d.codebookName, d.codebookVersion}, u" "_s));
    QStringList tags, former;
    for (const TagView &tag : d.tags)
        tags += tag.name;
    for (const auto &[id, name] : d.formerly)
        former += name + inBrackets(id.toText());
    field(output, u"tags"_s, tags.join(u", "_s));
    field(output, u"formerly"_s, former.join(u"; "_s));
}

void ShowText::writeFigures(Output &output) const
{
    bool first = true;
    for (const auto &[key, figure] : m_dossier.figures) {
        if (figure.state == FigureState::NotStated)
            continue;
        if (std::exchange(first, false))
            heading(output, u"Figures"_s);
        const QString group = key.measure.isEmpty() ? key.whom : QString::fromUtf8(key.measure);
        const QString mark = figure.conflicting ? u"  conflicting reports"_s
                             : figure.differing ? u"  reported differently"_s
                                                : QString();
        const bool all = group.isEmpty() || group == "all"_L1;
        field(output,
              QString::fromUtf8(key.field),
              u"%1%2%3%4"_s.arg(figureWords(figure),
                                all ? QString() : inBrackets(group),
                                figure.overridden ? u"  chosen"_s : QString(),
                                mark));
    }
    writeChoices(output);
}

void ShowText::writeSaid(Output &output, int statement) const
{
    if (statement < 0)
        return;
    const StatementView &said = m_dossier.statements[size_t(statement)];
    QString who = joined(QStringList{said.speakerName} + said.coSpeakers, u" and "_s)
                  + inBrackets(said.institution);
    if (said.byAction)
        who += u", by what was done"_s;
    if (said.saidEdtf.isEmpty())
        who += u", date not recorded"_s;
    else
        who += u", "_s + displayDate(said.saidEdtf)
               + (said.saidBasis == "publication"_L1 ? u" (published)"_s : QString());
    output.line(u"      "_s + who);
    if (const QString gist = gistOf(m_dossier, statement); !gist.isEmpty())
        output.line(u"      in short: "_s + gist);
    for (const ReportView &report : said.reports) {
        QStringList chain = report.chain;
        if (chain.isEmpty())
            chain.append(report.outlet);
        output.line(u"      reported by %1 in “%2”"_s.arg(chain.join(u" ← "_s), report.title));
    }
}

void ShowText::writeCitations(Output &output, const std::vector<CitationView> &citations)
{
    for (const CitationView &citation : citations) {
        const CitedText cited = m_texts.of(citation);
        if (cited.text) {
            const QString state =
                cited.state == "exact"_L1
                    ? QString()
                    : u" [%1, %2 %]"_s.arg(cited.state).arg(qRound(cited.score * 100));
            output.line(u"      › %1%2"_s.arg(cited.text->simplified(), state));
        } else {
            output.line(
                u"      › %1, characters %2 to %3 (%4)"_s.arg(documentTitle(citation.document))
                    .arg(citation.range.start)
                    .arg(citation.range.end)
                    .arg(cited.state));
        }
    }
}

QString ShowText::documentTitle(Id document)
{
    auto known = m_titles.find(document);
    if (known == m_titles.end()) {
        Statement statement(m_database, "SELECT title FROM document WHERE id = ?1");
        statement.bind(1, document);
        known =
            m_titles
                .emplace(document, statement.next() ? u"“%1”"_s.arg(statement.text(0)) : QString())
                .first;
    }
    return known->second;
}

void ShowText::writeClaims(Output &output)
{
    QString present;
    for (const ClaimView &claim : m_dossier.claims) {
        if (present.isEmpty())
            heading(output, u"Claims"_s);
        if (claim.field != present)
            output.line(u"  %1"_s.arg(claim.field));
        present = claim.field;
        QString what = joined({claim.measure, claimFigureWords(claim)}, u" "_s);
        if (!claim.value.isEmpty())
            what = joined({what, u"“%1”"_s.arg(claim.value)}, u", "_s);
        what += inBrackets(whomOf(claim));
        if (!claim.resolvedEdtf.isEmpty())
            what += u" = "_s + displayDate(claim.resolvedEdtf);
        if (!claim.feeds)
            what += u" — feeds nothing"_s
                    + (claim.reason.isEmpty() ? QString() : QString(u": "_s + claim.reason));
        output.line(u"    %1"_s.arg(what.simplified()));
        writeSaid(output, claim.statement);
        writeNotes(output, claim.notes, claim.basis);
        writeCitations(output, claim.citations);
    }
}

void ShowText::writeAttributions(Output &output)
{
    heading(output, u"Who is named"_s);
    if (m_dossier.attributions.empty())
        output.line(u"    Nobody is named for this."_s);
    for (const AttributionView &view : m_dossier.attributions) {
        const QString actor = view.actorName.isEmpty() ? u"nobody"_s : view.actorName;
        QString what = u"%1: %2, as %3"_s.arg(actor, view.stance, view.role);
        if (!view.wording.isEmpty())
            what += u", “%1”"_s.arg(view.wording);
        if (!view.reliability.isEmpty() || view.credibility > 0)
            what += u" [%1%2]"_s.arg(view.reliability,
                                     view.credibility > 0 ? QString::number(view.credibility)
                                                          : QString());
        if (!view.alternatives.empty())
            what += u" — one of several, not chosen"_s;
        if (!view.retracted.isEmpty())
            what += u" — retracted: "_s + view.retracted;
        output.line(u"    %1"_s.arg(what.simplified()));
        if (!view.grounds.isEmpty())
            output.line(u"      grounds: %1"_s.arg(view.grounds.simplified()));
        if (!view.note.isEmpty())
            output.line(u"      note: %1"_s.arg(view.note.simplified()));
        writeSaid(output, view.statement);
        writeNotes(output, view.notes, view.basis);
        writeCitations(output, view.citations);
    }
}

void ShowText::writeStatements(Output &output)
{
    bool first = true;
    for (size_t i = 0; i < m_dossier.statements.size(); ++i) {
        const StatementView &view = m_dossier.statements[i];
        if (view.incident != m_dossier.id && view.development != m_dossier.id)
            continue;
        if (std::exchange(first, false))
            heading(output, u"Said"_s);
        output.line(u"    %1"_s.arg(view.gist.simplified()));
        writeSaid(output, int(i));
        for (const ReportView &report : view.reports)
            writeCitations(output, report.citations);
    }
}

void ShowText::writeLinks(Output &output)
{
    bool first = true;
    for (const LinkView &view : m_dossier.links) {
        if (std::exchange(first, false))
            heading(output, u"Links"_s);
        const QString reversed = view.kind.endsWith(" for"_L1) || view.kind.endsWith(" of"_L1)
                                     ? u"← %1: %2"_s
                                     : u"← %1 of: %2"_s;
        const QString other =
            u"%1%2"_s.arg(view.otherTitle, inBrackets(displayDate(view.otherDateEdtf)));
        output.line(u"    %1 (%2)"_s.arg(view.outgoing ? u"%1 → %2"_s.arg(view.kind, other)
                                                       : reversed.arg(view.kind, other),
                                         view.basis));
        if (!view.note.isEmpty())
            output.line(u"      %1"_s.arg(view.note.simplified()));
        writeSaid(output, view.statement);
        writeCitations(output, view.citations);
    }
}

void ShowText::writeDecisions(Output &output) const
{
    bool first = true;
    for (const DecisionView &view : m_dossier.decisions) {
        if (std::exchange(first, false))
            heading(output, u"Coding decisions"_s);
        output.line(u"    %1  %2"_s.arg(view.handle, view.question.simplified()));
        output.line(u"      → %1. %2"_s.arg(view.choice.simplified(), view.reason.simplified()));
    }
}

} // namespace sourceline
