#pragma once

#include "model/columns/incidenttable.h"

#include <QStringList>

#include <memory>
#include <vector>

struct sqlite3;

namespace sourceline {

/// What a shown row needs beyond the columns.
struct RowText
{
    struct Group
    {
        QByteArray field; ///< killed, wounded, munitions or count
        QString measure;
        QString whom; ///< `all` where the claim names no group
        qint32 low = figure::notStated, best = figure::notStated, high = figure::notStated;
    };

    QString title;
    QString dateEdtf, dateWords, timeLocal;
    QString date; ///< displayDate(dateEdtf)
    std::vector<Group> groups;
    QStringList alleged; ///< `Kataib Hezbollah: suspects, 2 speakers`, most speakers first
};

/// One for each incident that was asked for.
using RowTexts = std::vector<std::unique_ptr<RowText>>;

/// Of an incident that is gone an empty one. Worker.
RowTexts readRowTexts(sqlite3 *database, const std::vector<Id> &incidents);

} // namespace sourceline
