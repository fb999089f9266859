#include "ui/filter/filterchip.h"

#include "model/filter/filtertext.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 6;
constexpr int mostWidth = 320;

// What would rearrange or hide the text around it has a mark instead. Joiners are part of words.
QString plainly(QString text)
{
    for (QChar &c : text) {
        const bool isFormat =
            c.category() == QChar::Other_Format && c != QChar(0x200c) && c != QChar(0x200d);
        if (isFormat || c.category() == QChar::Other_Control)
            c = u'▯';
    }
    return text;
}

} // namespace

FilterChip::FilterChip(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::ClickFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this, &FilterChip::toggle);
}

void FilterChip::setChoice(const FilterSpec::Choice &choice)
{
    m_choice = choice;
    describe();
    updateGeometry();
    update();
}

void FilterChip::setProblem(const QString &sentence)
{
    if (sentence == m_problem)
        return;
    m_problem = sentence;
    describe();
    update();
}

bool FilterChip::isOn() const
{
    return std::ranges::any_of(m_choice, &FilterTerm::enabled);
}

void FilterChip::describe()
{
    FilterSpec::Choice plain = m_choice;
    for (FilterTerm &term : plain)
        term.enabled = true;
    // Many incidents by their ids tell nobody anything.
    const bool isMany =
        plain.size() == 1 && plain[0].field == u"ref" && plain[0].value.contains(u',');
    const auto many = static_cast<int>(isMany ? plain[0].value.count(u',') + 1 : 0);
    const QString sign = isMany && plain[0].negated ? u"-"_s : QString();
    setText(isMany ? QString(sign + tr("ref:%n incidents", nullptr, many))
                   : plainly(filterText(plain)));
    setAccessibleName(isOn()
                          ? tr("Filter: %1").arg(filterWords(FilterSpec{{plain}}))
                          : tr("Filter, switched off: %1").arg(filterWords(FilterSpec{{plain}})));
    setAccessibleDescription(m_problem);
    const QString hint =
        isOn()
            ? tr("Click: switch off · Alt+click: negate · ×: remove · Return: edit")
            : tr("Switched off. Click: switch on · Alt+click: negate · ×: remove · Return: edit");
    setToolTip(plainTip(m_problem.isEmpty() ? hint : QString(m_problem + u'\n' + hint)));
}

void FilterChip::toggle()
{
    const bool on = !isOn();
    for (FilterTerm &term : m_choice)
        term.enabled = on;
    setChoice(m_choice);
    emit changed();
}

void FilterChip::negate()
{
    if (m_choice.size() > 1) {
        emit negateAsked();
        return;
    }
    for (FilterTerm &term : m_choice)
        term.negated = !term.negated;
    setChoice(m_choice);
    emit changed();
}

QSize FilterChip::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(this->text()) + fontMetrics().height();
    return {qMin(mostWidth, text + 3 * padding + 2), fontMetrics().height() + 6};
}

QSize FilterChip::minimumSizeHint() const
{
    return sizeHint();
}

QRect FilterChip::crossRect() const
{
    const int side = fontMetrics().height();
    return {width() - side - 2, 0, side + 2, height()};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : Qt::NoPen);
    painter.setBrush(theme.chip);
    painter.drawRoundedRect(frame, 4, 4);

    QFont font = this->font();
    font.setStrikeOut(!isOn());
    painter.setFont(font);
    QRect place = rect().adjusted(padding, 0, -crossRect().width(), 0);
    const QString shown = QFontMetrics(font).elidedText(text(), Qt::ElideRight, place.width());
    // The field in the accent, what it must be in the text's colour.
    const bool single = m_choice.size() == 1 && !m_choice[0].field.isEmpty();
    const qsizetype head =
        single
            ? qMin<qsizetype>(shown.size(), text().indexOf(m_choice[0].op) + m_choice[0].op.size())
            : 0;
    const QColor quiet = theme.quiet;
    painter.setPen(isOn() ? theme.accent : quiet);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown.first(head));
    place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(shown.first(head)));
    painter.setPen(isOn() ? palette().color(QPalette::Text) : quiet);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown.sliced(head));
    if (!m_problem.isEmpty()) {
        painter.setPen(QPen(theme.warning, 1.5, Qt::DotLine));
        painter.drawLine(padding, height() - 3, width() - crossRect().width(), height() - 3);
    }

    const QPointF middle = QRectF(crossRect()).center();
    const double arm = fontMetrics().height() / 5.0;
    painter.setPen(QPen(m_overCross ? palette().color(QPalette::Text) : quiet, 1.2));
    painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
    painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    const bool inside = isDown() && rect().contains(event->position().toPoint());
    const bool cross = crossRect().contains(event->position().toPoint());
    const bool alters = event->modifiers().testFlag(Qt::AltModifier);
    if (!inside || event->button() != Qt::LeftButton || (!cross && !alters))
        return QAbstractButton::mouseReleaseEvent(event);
    setDown(false);
    if (cross)
        emit removed();
    else
        negate();
}

void FilterChip::mouseMoveEvent(QMouseEvent *event)
{
    m_overCross = crossRect().contains(event->position().toPoint());
    update();
    QAbstractButton::mouseMoveEvent(event);
}

void FilterChip::leaveEvent(QEvent *event)
{
    m_overCross = false;
    update();
    QAbstractButton::leaveEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit removed();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        emit editAsked();
        break;
    case Qt::Key_Minus:
        negate();
        break;
    case Qt::Key_Left:
        emit stepAsked(-1);
        break;
    case Qt::Key_Right:
        emit stepAsked(1);
        break;
    case Qt::Key_Escape:
        emit leaveAsked();
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace sourceline
