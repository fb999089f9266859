#include "model/workbench/titlepages.h"
#include "model/workbench/vocabulary.h"
#include "ui/common/plaintip.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/timelinewords.h"

#include <QCursor>
#include <QHelpEvent>
#include <QToolTip>

// What the pointer is told. Names come from the casefile a moment later and replace what the
// columns know.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype listedAtMost = 6; // of what is gathered in one mark

} // namespace

bool TimelineView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    m_tipAt = help->pos();
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(tip), this);
    return true;
}

QString TimelineView::tipAt(QPoint at)
{
    if (!m_geometry.data || m_drag != Drag::None)
        return {};
    if (isOnNote(at))
        return TimelineWords::undated(m_geometry.undated);
    if (at.y() >= m_geometry.lanesBottom())
        return railTip(at);
    if (at.x() < m_geometry.metrics.labels) {
        const int strip = m_geometry.stripAt(at.y());
        return strip < 0 ? QString() : TimelineWords::laneTip(m_geometry, strip);
    }
    if (const int index = m_geometry.itemAt(at); index >= 0)
        return itemTip(m_geometry.items[static_cast<size_t>(index)]);
    const int strip = m_geometry.stripAt(at.y());
    const int column = at.x() - m_geometry.metrics.labels;
    if (m_geometry.dense && strip >= 0 && column < m_geometry.density.width
        && m_geometry.density.total(strip, column) > 0)
        return TimelineWords::columnTip(m_geometry, strip, column);
    if (const int band = m_geometry.bandAt(at); band >= 0)
        return itemTip(m_geometry.bands[static_cast<size_t>(band)]);
    return {};
}

QString TimelineView::itemTip(const TimelineGeometry::Item &item)
{
    if (item.kind != TimelineGeometry::ItemKind::Gathered) {
        const Id id = m_data->ask.table->idOf(item.row);
        if (m_saidOf != id)
            askWhoSays(item.row);
        return TimelineWords::tip(
            *m_data, item.row, textOf(item.row), m_saidOf == id && m_said ? &*m_said : nullptr);
    }
    QStringList lines{counted(static_cast<int>(item.count), "1 incident", "%n incidents")};
    for (qsizetype i = 0; i < std::min(item.count, listedAtMost); ++i) {
        const Row row = m_geometry.members[static_cast<size_t>(item.firstMember + i)];
        const RowText *text = textOf(row);
        lines += text ? QString(text->date + u": " + text->title) : u"…"_s;
    }
    if (item.count > listedAtMost)
        lines += tr("and %n more", nullptr, static_cast<int>(item.count - listedAtMost));
    lines += tr("Double-click to tell them apart.");
    return lines.join(u'\n');
}

QString TimelineView::railTip(QPoint at) const
{
    QStringList lines;
    for (const Publication &publication : m_records->publications) {
        const double left = m_geometry.xOf(publication.from);
        const double right = m_geometry.xOf(publication.to + 1.0);
        const bool isFine = right - left < 24;
        const double middle = (left + right) / 2;
        if (isFine ? std::abs(at.x() - middle) > 4 : at.x() < left || at.x() > right)
            continue;
        const PublicationWords &words = m_records->words;
        const QString outlet = words.outlet(publication);
        const QString date = words.date(publication);
        lines += outlet.isEmpty() ? tr("%1: %2").arg(date, words.title(publication))
                                  : tr("%1, %2: %3").arg(date, outlet, words.title(publication));
        if (lines.size() >= listedAtMost)
            break;
    }
    return lines.join(u'\n');
}

void TimelineView::askWhoSays(Row row)
{
    const Id incident = m_data->ask.table->idOf(row);
    m_saidOf = incident;
    m_said.reset();
    m_workbench.read<std::vector<WhoSays>>(
        this,
        [incident](sqlite3 *database) { return readWhoSays(database, incident); },
        [this, incident](const Result<std::vector<WhoSays>> &said) {
            if (incident != m_saidOf || !said)
                return;
            m_said = *said;
            if (QToolTip::isVisible() && rect().contains(mapFromGlobal(QCursor::pos())))
                QToolTip::showText(QCursor::pos(), plainTip(tipAt(m_tipAt)), this);
        });
}

QString TimelineView::sentenceOf(Row row) const
{
    return TimelineWords::sentence(*m_data, row, textOf(row));
}

} // namespace sourceline
