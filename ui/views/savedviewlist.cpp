#include "ui/views/savedviewlist.h"

#include "model/workbench/sortnames.h"
#include "model/workbench/versions.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct ReadViews
{
    std::vector<SavedView> views;
    QStringList problems;
};

Result<ReadViews> readAll(sqlite3 *database)
{
    ReadViews read;
    auto views = readSavedViews(database, &read.problems);
    if (!views)
        return views.error();
    read.views = std::move(*views);
    return read;
}

} // namespace

SavedViewList::SavedViewList(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    for (const auto signal : {&Workbench::opened, &Workbench::asOfChanged})
        connect(&m_workbench, signal, this, &SavedViewList::read);
    connect(&m_workbench, &Workbench::snapshotChanged, this, &SavedViewList::changed);
    connect(&m_workbench, &Workbench::edited, this, [this](const Edit &edit) {
        const bool touched = std::ranges::any_of(
            edit.rows, [](const TouchedRow &row) { return row.table == "view"; });
        if (edit.rows.empty() || touched)
            read();
    });
}

void SavedViewList::setColumns(std::function<QStringList()> columns,
                               std::function<void(const QStringList &)> arrange)
{
    m_columns = std::move(columns);
    m_arrange = std::move(arrange);
}

void SavedViewList::read()
{
    if (!m_workbench.casefile()) {
        m_views.clear();
        emit changed();
        return;
    }
    m_workbench.read<ReadViews>(this, readAll, [this](const Result<ReadViews> &read) {
        if (!read) {
            emit problem(read.error().message);
            return;
        }
        m_views = read->views;
        emit changed();
        for (const QString &sentence : read->problems)
            emit problem(sentence);
    });
}

const SavedView *SavedViewList::named(const QString &name) const
{
    const auto found = std::ranges::find(m_views, name.simplified(), &SavedView::name);
    return found == m_views.end() ? nullptr : &*found;
}

void SavedViewList::open(const SavedView &view)
{
    if (const auto order = sortOrderFrom(view.sort); order && !view.sort.isEmpty())
        m_workbench.setOrder(*order);
    if (m_arrange && !view.columns.isEmpty())
        m_arrange(view.columns);
    m_workbench.setFilter(FilterSpec(view.filter));
    emit opened();
}

void SavedViewList::save(const QString &name)
{
    SavedView view;
    view.name = name;
    view.filter = m_workbench.filter();
    view.sort = sortText(m_workbench.order());
    if (m_columns)
        view.columns = m_columns();
    perform(saveView(view), tr("The view “%1” is saved in the casefile.").arg(name.simplified()));
}

void SavedViewList::rename(Id view, const QString &name)
{
    perform(renameView(view, name), {});
}

void SavedViewList::remove(Id view)
{
    perform(removeView(view), {});
}

void SavedViewList::perform(const EditLog::Change &change, const QString &outcome)
{
    m_workbench.perform(change, {}, [this, outcome](const Result<Edit> &done) {
        if (!done)
            emit problem(done.error().message);
        else if (!outcome.isEmpty())
            emit said(outcome);
    });
}

} // namespace sourceline
