// The fields of an incident that are no figures, each with its claims below it.
#include "ui/incident/claimrows.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ClaimRows)
};

quint32 bitOf(const QString &field)
{
    static const std::array<std::pair<const char16_t *, quint32>, 5> bits = {
        {{u"killed", KilledBit},
         {u"wounded", WoundedBit},
         {u"munitions", MunitionsBit},
         {u"count", CountBit},
         {u"date", DateBit}}};
    const auto known = std::find_if(bits.begin(), bits.end(), [&](const auto &entry) {
        return field == QStringView(entry.first);
    });
    return known == bits.end() ? 0 : known->second;
}

QString recordedValue(const Dossier &dossier, const QString &field)
{
    if (field == u"date")
        return displayDate(dossier.dateEdtf);
    if (field == u"time")
        return dossier.timeLocal;
    if (field == u"place")
        return dossier.placeName;
    if (field == u"target")
        return dossier.target;
    if (field == u"weapon")
        return dossier.weapon;
    if (field == u"calibre")
        return dossier.calibre;
    return field == u"platform" ? dossier.platform : QString();
}

} // namespace

QString claimCount(const Dossier &dossier, const Claims &claims)
{
    QSet<Id> speakers;
    for (const ClaimView *claim : claims) {
        if (const StatementView *statement = statementOf(dossier, claim->statement))
            speakers += statement->speaker;
    }
    const auto n = static_cast<int>(claims.size());
    const QString count = n == 1 ? Words::tr("1 claim") : Words::tr("%n claims", nullptr, n);
    return speakers.size() < 2
               ? count
               : QString(count % u", "_s
                         % Words::tr("%n speakers", nullptr, static_cast<int>(speakers.size())));
}

void addConflictMark(TextLine &line, const Dossier &dossier, const QString &field)
{
    if (dossier.conflicting & bitOf(field))
        line.push_back(
            {QString(u"  \u2691 "_s % Words::tr("conflicting reports")), TextStyle::Warning});
    else if (dossier.differing & bitOf(field))
        line.push_back(
            {QString(u"  \u2691 "_s % Words::tr("reported differently")), TextStyle::Quiet});
}

SheetRow fieldRow(const Dossier &dossier, const QString &field, const Claims &claims)
{
    SheetRow row;
    row.kind = RowKind::Fact;
    row.key = u"field "_s % field;
    row.label = fieldLabel(field);
    QString value = recordedValue(dossier, field);
    if (value.isEmpty()) {
        QStringList said;
        for (const ClaimView *claim : claims)
            said += claim->value;
        said.removeAll(QString());
        said.removeDuplicates();
        value = said.join(middot);
    }
    TextLine line{{value, TextStyle::Plain}};
    addConflictMark(line, dossier, field);
    row.lines.push_back(std::move(line));
    row.right = claims.empty() ? QString() : claimCount(dossier, claims);
    addClaims(row, dossier, claims);
    return row;
}

std::vector<SheetRow> fieldRows(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    for (const auto *field : {u"date",
                              u"time",
                              u"place",
                              u"target",
                              u"weapon",
                              u"calibre",
                              u"platform",
                              u"origin",
                              u"participants",
                              u"damage",
                              u"finder",
                              u"responsibility",
                              u"motive",
                              u"reaction",
                              u"investigation",
                              u"status",
                              u"significance",
                              u"other"}) {
        const QString name = QString::fromUtf16(field);
        const Claims claims = claimsOf(dossier, name);
        // Date, time and place stand in the heading already.
        const bool inHeading = name == u"date" || name == u"time" || name == u"place";
        if (!claims.empty() || (!inHeading && !recordedValue(dossier, name).isEmpty()))
            rows.push_back(fieldRow(dossier, name, claims));
    }
    return rows;
}

} // namespace sourceline
