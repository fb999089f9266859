#include "ui/chart/chartcolours.h"

#include "ui/chart/chartwords.h"
#include "ui/common/groupcolours.h"

#include <QMenu>
#include <QPainter>

namespace sourceline {

namespace {

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QColor(0x7c8594));
    painter.setBrush(colour);
    painter.drawRect(1, 1, 13, 13);
    return pixmap;
}

} // namespace

ChartColours::ChartColours(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
{
    setText(tr("Colours ▾"));
    setAccessibleName(tr("Colours"));
    setToolTip(tr("Colours of the parts, of those that colour-blind readers tell apart"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(m_menu);
}

void ChartColours::setSeries(const ChartSpec &spec,
                             const std::vector<ChartSeries> &series,
                             const ChartStyle &style)
{
    m_series.clear();
    m_colours = spec.colours;
    const bool isSplit =
        spec.kind != ChartSpec::Kind::Figures && spec.kind != ChartSpec::Kind::Coverage;
    const auto looks = style.looksOf(spec, series);
    for (size_t i = 0; isSplit && i < series.size(); ++i) {
        if (!series[i].unknown && !series[i].gathered)
            m_series.push_back({seriesName(series[i]), series[i].key, looks[i].fill});
    }
    setVisible(!m_series.empty());
    fill();
}

void ChartColours::fill()
{
    m_menu->clear();
    for (size_t i = 0; i < m_series.size(); ++i) {
        const Coloured &one = m_series[i];
        QString name = one.name.isEmpty() ? tr("All bars") : one.name;
        QMenu *choices =
            m_menu->addMenu(swatch(one.fill), name.replace(u'&', QStringLiteral("&&")));
        const auto fills = GroupColours::fills(false); // as they leave the house
        for (size_t place = 0; place < fills.size(); ++place) {
            const QColor given = QColor::fromRgb(fills[place]);
            QAction *action = choices->addAction(swatch(given),
                                                 GroupColours::nameOf(place),
                                                 this,
                                                 [this, i, given] { give(i, given); });
            action->setCheckable(true);
            action->setChecked(given == one.fill);
        }
    }
    m_menu->addSeparator();
    QAction *usual = m_menu->addAction(tr("As Usual"), this, [this] { emit changed({}); });
    usual->setEnabled(!m_colours.isEmpty());
}

void ChartColours::give(size_t series, const QColor &colour)
{
    QHash<QString, QString> colours = m_colours;
    for (const Coloured &other : m_series) {
        if (other.key != m_series[series].key && other.fill == colour)
            colours.insert(other.key, m_series[series].fill.name());
    }
    colours.insert(m_series[series].key, colour.name());
    emit changed(colours);
}

} // namespace sourceline
