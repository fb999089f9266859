#include "ui/table/tablecopy.h"

namespace sourceline {

namespace {

QString field(QString text)
{
    for (QChar &c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    static const QString formula = QStringLiteral("=+-@");
    if (!text.isEmpty() && formula.contains(text.front()))
        text.prepend(u'\'');
    return text;
}

} // namespace

QString tabSeparated(const IncidentModel &model,
                     const IncidentTable &table,
                     const std::vector<Row> &rows,
                     const std::vector<IncidentModel::Column> &columns,
                     const RowTexts &texts)
{
    QStringList cells;
    for (const IncidentModel::Column column : columns)
        cells += model.headerData(column, Qt::Horizontal).toString();
    QString all = cells.join(u'\t') + u'\n';
    for (size_t i = 0; i < rows.size(); ++i) {
        cells.clear();
        for (const IncidentModel::Column column : columns)
            cells +=
                field(cellOf(table, rows[i], column, i < texts.size() ? texts[i].get() : nullptr)
                          .whole());
        all += cells.join(u'\t') + u'\n';
    }
    return all;
}

} // namespace sourceline
