#include "ui/incident/words.h"

#include "model/coding/gists.h"
#include "model/workbench/ledger.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::IncidentWords)
};

constexpr qint32 minutesOfDay = 24 * 60;

QString number(qint32 value)
{
    return QString::number(value);
}

QString dayOf(qint64 ms)
{
    if (ms == 0)
        return {};
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return displayDate(at.date().toString(Qt::ISODate));
}

} // namespace

QString fieldLabel(const QString &field)
{
    static const QHash<QString, const char *> labels = {
        {u"killed"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Killed")},
        {u"wounded"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Wounded")},
        {u"casualties"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Casualties")},
        {u"munitions"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Munitions")},
        {u"count"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Incidents")},
        {u"date"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Date")},
        {u"time"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Time")},
        {u"place"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Place")},
        {u"target"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Target")},
        {u"weapon"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Weapon")},
        {u"calibre"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Calibre")},
        {u"platform"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Platform")},
        {u"origin"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Origin")},
        {u"participants"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Participants")},
        {u"other"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "Also said")},
    };
    const auto known = labels.constFind(field);
    return known == labels.constEnd() ? capitalised(field) : Words::tr(*known);
}

QString groupOf(const ClaimView &claim)
{
    if (claim.field == u"munitions" || claim.field == u"count")
        return u"all"_s;
    if (!claim.group.isEmpty())
        return claim.group;
    if (!claim.whomName.isEmpty())
        return claim.whomName;
    return claim.nationality.isEmpty() ? u"all"_s : claim.nationality;
}

QString whomWords(const ClaimView &claim)
{
    if (!claim.whomName.isEmpty())
        return claim.status.isEmpty() ? claim.whomName
                                      : QString(claim.whomName % u", "_s % claim.status);
    QStringList words{claim.nationality, claim.status};
    words.removeAll(QString());
    const QString together = words.join(u' ').replace(u"; "_s, Words::tr(" and "));
    return claim.joint && !together.isEmpty() ? Words::tr("%1, jointly").arg(together) : together;
}

QString speakerWords(const StatementView &statement)
{
    const QString name = speakerNameOf(statement);
    return statement.coSpeakers.isEmpty()
               ? name
               : Words::tr("%1 with %2").arg(name, statement.coSpeakers.join(u", "_s));
}

QStringList sourceChains(const StatementView &statement)
{
    const QString speaker = speakerWords(statement);
    const bool ownVoice = isOwnVoice(statement);
    QStringList chains;
    for (const ReportView &report : statement.reports) {
        QStringList chain = report.chain;
        if (chain.isEmpty() || chain.constLast() == statement.speakerName)
            chain = chain.mid(0, chain.size() - 1) + QStringList(speaker);
        if (ownVoice && report.outlet == statement.institution)
            chain.removeLast(); // the outlet says it itself
        if (!report.outlet.isEmpty() && (chain.isEmpty() || chain.constFirst() != report.outlet))
            chain.prepend(report.outlet);
        if (!report.publishedEdtf.isEmpty())
            chain.first() += u", "_s % displayDate(report.publishedEdtf);
        chains += chain.join(u" \u2190 "_s);
    }
    if (chains.isEmpty())
        chains += speaker;
    return chains;
}

QString saidWords(const StatementView &statement)
{
    if (statement.saidEdtf.isEmpty())
        return {};
    const QString date = displayDate(statement.saidEdtf);
    if (statement.saidBasis == u"publication")
        return Words::tr("by %1").arg(date);
    return statement.saidBasis == u"inferred" ? Words::tr("said %1 (inferred)").arg(date)
                                              : Words::tr("said %1").arg(date);
}

QString reportTitles(const Dossier &dossier, const StatementView &statement)
{
    QStringList titles;
    for (const ReportView &report : statement.reports)
        titles += report.title;
    const auto index = static_cast<int>(&statement - dossier.statements.data());
    if (const QString gist = gistOf(dossier, index); !gist.isEmpty())
        titles.prepend(gist);
    return titles.join(u'\n');
}

std::vector<CitationView>
citationsOr(const std::vector<CitationView> &own, const Dossier &dossier, int statement)
{
    const StatementView *said = statementOf(dossier, statement);
    if (!own.empty() || !said)
        return own;
    std::vector<CitationView> all;
    for (const ReportView &report : said->reports)
        all.insert(all.end(), report.citations.begin(), report.citations.end());
    return all;
}

const StatementView *statementOf(const Dossier &dossier, int index)
{
    return index < 0 || index >= static_cast<int>(dossier.statements.size())
               ? nullptr
               : &dossier.statements[static_cast<size_t>(index)];
}

QString daysBetween(const DateSpan &from, const DateSpan &to)
{
    const bool known = from.earliest && from.latest && to.earliest && to.latest
                       && from.precision <= DatePrecision::Range
                       && to.precision <= DatePrecision::Range;
    if (!known)
        return {};
    const auto day = [](qint32 minutes) {
        return static_cast<int>(std::floor(static_cast<double>(minutes) / minutesOfDay));
    };
    const int least = day(*to.earliest) - day(*from.latest);
    const int most = day(*to.latest) - day(*from.earliest);
    if (least == 0 && most == 0)
        return Words::tr("the same day");
    if (least < 0 && most > 0)
        return {};
    const int a = qMin(qAbs(least), qAbs(most));
    const int b = qMax(qAbs(least), qAbs(most));
    const bool later = most > 0;
    if (a == 1 && b == 1)
        return later ? Words::tr("1 day later") : Words::tr("1 day earlier");
    const QString days = a == b ? number(a) : QString(number(a) % u'\u2013' % number(b));
    return later ? Words::tr("%1 days later").arg(days) : Words::tr("%1 days earlier").arg(days);
}

QString byWhomAndWhen(const QString &who, qint64 ms)
{
    QStringList parts{who, dayOf(ms)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString noteWords(const NoteView &note)
{
    const QString by = byWhomAndWhen(note.author, note.madeAt);
    const QString marked =
        note.marking.isEmpty() ? by : QString(by % u" ["_s % note.marking % u']');
    return marked.isEmpty() ? note.text : QString(marked % u": "_s % note.text);
}

QString basisNames(const std::vector<BasisView> &basis)
{
    QStringList names;
    for (const BasisView &one : basis)
        names += one.name;
    return names.join(u", "_s);
}

QString basisTexts(const std::vector<BasisView> &basis)
{
    QStringList texts;
    for (const BasisView &one : basis)
        texts += one.text.isEmpty() ? one.name : QString(one.name % u": "_s % one.text);
    return texts.join(u'\n');
}

QString sentenceCount(const std::vector<CitationView> &citations)
{
    // A summary tells the same sentences again.
    const auto own = std::count_if(citations.begin(), citations.end(), [](const auto &one) {
        return !one.summaryOf.isValid();
    });
    const auto n = static_cast<int>(own > 0 ? own : static_cast<std::ptrdiff_t>(citations.size()));
    return n == 0   ? Words::tr("no sentence cited")
           : n == 1 ? Words::tr("1 sentence")
                    : Words::tr("%n sentences", nullptr, n);
}

QString gradeTip(const QString &reliability, int credibility)
{
    static const QHash<QString, const char *> sources = {
        {u"A"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "completely reliable")},
        {u"B"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "usually reliable")},
        {u"C"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "fairly reliable")},
        {u"D"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "not usually reliable")},
        {u"E"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "unreliable")},
        {u"F"_s, QT_TRANSLATE_NOOP("sourceline::IncidentWords", "reliability cannot be judged")}};
    static constexpr std::array information = {
        QT_TRANSLATE_NOOP("sourceline::IncidentWords", "confirmed by other sources"),
        QT_TRANSLATE_NOOP("sourceline::IncidentWords", "probably true"),
        QT_TRANSLATE_NOOP("sourceline::IncidentWords", "possibly true"),
        QT_TRANSLATE_NOOP("sourceline::IncidentWords", "doubtful"),
        QT_TRANSLATE_NOOP("sourceline::IncidentWords", "improbable"),
        QT_TRANSLATE_NOOP("sourceline::IncidentWords", "truth cannot be judged")};
    QStringList lines;
    if (const auto source = sources.constFind(reliability); source != sources.constEnd())
        lines += Words::tr("Source %1: %2").arg(reliability, Words::tr(*source));
    if (credibility >= 1 && credibility <= static_cast<int>(information.size()))
        lines += Words::tr("Information %1: %2")
                     .arg(credibility)
                     .arg(Words::tr(information[static_cast<size_t>(credibility) - 1]));
    return lines.join(u'\n');
}

QString capitalised(const QString &text)
{
    return text.isEmpty() ? text : QString(text.first(1).toUpper() % text.mid(1));
}

QString quoted(const QString &text)
{
    const bool already = text.startsWith(u'\u201c') || text.startsWith(u'"');
    return already ? text : QString(u'\u201c' % text % u'\u201d');
}

} // namespace sourceline
