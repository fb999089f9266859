#include "ui/editor/offerline.h"

#include "ui/common/choicerow.h"
#include "ui/common/theme.h"
#include "ui/editor/editorform.h"
#include "ui/editor/sentenceline.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace sourceline {

/// A dashed line in the accent colour at the foot of a field.
class OfferLine::Mark : public QWidget
{
public:
    explicit Mark(QWidget *field)
        : QWidget(field)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        field->installEventFilter(this);
        setGeometry(field->rect());
        show();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QPen pen(Theme::of(palette()).accent, 2);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.drawLine(3, height() - 2, width() - 3, height() - 2);
    }

    bool eventFilter(QObject *field, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        return QWidget::eventFilter(field, event);
    }
};

namespace {

constexpr int glance = 400; // ms

QWidget *inputOf(QWidget *field)
{
    for (QWidget *at = field; at;) {
        if (qobject_cast<QLineEdit *>(at) || qobject_cast<QComboBox *>(at)
            || qobject_cast<QAbstractItemView *>(at))
            return at;
        at = at->focusProxy();
    }
    return field;
}

// All of it, with the beginning in sight.
void selectFromEnd(QLineEdit &edit)
{
    const auto length = static_cast<int>(edit.text().size());
    edit.setSelection(length, -length);
}

} // namespace

OfferLine::OfferLine(EditorForm &form, QWidget *field, std::function<void()> clear)
    : QLabel(&form)
    , m_form(form)
    , m_field(field)
    , m_input(inputOf(field))
    , m_clear(std::move(clear))
{
    m_look.setSingleShot(true);
    m_look.setInterval(glance);
    connect(&m_look, &QTimer::timeout, this, &OfferLine::noteSight);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::PlaceholderText);
    form.addRow({}, this)->hide(); // no room where nothing is offered
    m_field->installEventFilter(this);
    m_input->installEventFilter(this);
    if (auto *edit = qobject_cast<QLineEdit *>(m_input))
        connect(edit, &QLineEdit::textChanged, this, &OfferLine::follow);
    else if (auto *box = qobject_cast<QComboBox *>(m_input))
        connect(box, &QComboBox::currentTextChanged, this, &OfferLine::follow);
    else if (auto *row = qobject_cast<ChoiceRow *>(m_input))
        connect(row, &ChoiceRow::chosen, this, &OfferLine::follow);
    hide();
}

QString OfferLine::fieldText() const
{
    if (const auto *edit = qobject_cast<const QLineEdit *>(m_input))
        return edit->text();
    if (const auto *row = qobject_cast<const ChoiceRow *>(m_input))
        return row->value();
    const auto *box = qobject_cast<const QComboBox *>(m_input);
    return box ? box->currentText() : QString();
}

void OfferLine::offer(std::vector<FieldOffer> readings)
{
    const QString now = fieldText();
    if (!now.isEmpty() && now != m_put && m_form.isTyped())
        return; // somebody's own words
    const TextSelection sentence = m_form.sentence().selection();
    const bool isKnown = isRepeated(readings, sentence);
    m_readings = std::move(readings);
    m_sentence = sentence;
    if (m_readings.empty() && isOffered()) {
        m_form.prefill([this] {
            m_current = -1; // follow() is not meant
            m_clear();
            m_current = 0;
            withdraw();
        });
    }
    if (m_readings.empty())
        return;
    m_seen = m_seen && isKnown;
    m_passed = m_passed && isKnown;
    m_form.prefill([this] { put(0); });
}

void OfferLine::offerAnew(std::vector<FieldOffer> readings)
{
    m_readings = std::move(readings);
    m_sentence = m_form.sentence().selection();
    m_passed = false;
    m_seen = true; // the focus is here
    if (!m_readings.empty())
        m_form.prefill([this] { put(0); });
}

// Read again, and nothing else came of it: what was seen is seen.
bool OfferLine::isRepeated(const std::vector<FieldOffer> &readings,
                           const TextSelection &sentence) const
{
    if (!isOffered() || readings.empty() || !isSameSentence(sentence, m_sentence))
        return false;
    const FieldOffer &now = m_readings[static_cast<size_t>(m_current)];
    return now.words == readings.front().words && now.how == readings.front().how;
}

bool OfferLine::wasOffered() const
{
    return !m_readings.empty() && m_field->isVisibleTo(&m_form);
}

void OfferLine::put(int index)
{
    m_current = index;
    const FieldOffer &reading = m_readings[static_cast<size_t>(index)];
    m_current = -1; // follow() is not meant
    reading.put();
    m_current = index;
    m_put = fieldText();
    if (auto *edit = qobject_cast<QLineEdit *>(m_input); edit && edit->hasFocus())
        selectFromEnd(*edit); // typing replaces it
    say();
    setVisible(m_field->isVisibleTo(&m_form));
    mark(true);
}

void OfferLine::say()
{
    const FieldOffer &reading = m_readings[static_cast<size_t>(m_current)];
    QString words = reading.words.isEmpty() ? reading.how : tr("\u201c%1\u201d").arg(reading.words);
    if (!reading.words.isEmpty() && !reading.how.isEmpty())
        words += tr(": %1").arg(reading.how);
    const auto others = static_cast<int>(m_readings.size()) - 1;
    if (others > 0)
        words +=
            tr("  \u00b7  Alt+Down: another reading (%1 of %2)").arg(m_current + 1).arg(others + 1);
    setText(tr("Offered: %1").arg(words));
    m_input->setAccessibleDescription(text());
}

// Whoever types something else has decided.
void OfferLine::follow()
{
    if (!isOffered() || fieldText() == m_put)
        return;
    withdraw();
}

void OfferLine::withdraw()
{
    if (!isOffered())
        return;
    m_current = -1;
    m_passed = false;
    mark(false);
    hide();
    emit withdrawn();
}

// Looking at the article, or being led elsewhere by the form, is no decision.
void OfferLine::leave(Qt::FocusReason reason)
{
    m_seen = true;
    const bool byHand = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
                        || reason == Qt::MouseFocusReason || reason == Qt::ShortcutFocusReason;
    const QWidget *now = QApplication::focusWidget();
    m_passed = m_passed || (byHand && m_form.isAncestorOf(now) && !m_field->isAncestorOf(now));
}

bool OfferLine::isUnseen() const
{
    if (!isOffered() || m_seen || !m_field->isVisibleTo(&m_form))
        return false;
    return !isInSight();
}

// The field and all that is said of what stands in it.
bool OfferLine::isInSight() const
{
    const auto isWhole = [](const QWidget *widget) {
        return widget->visibleRegion().boundingRect().height() >= widget->height() - 2;
    };
    return isWhole(m_input) && isWhole(this);
}

void OfferLine::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!m_seen && !m_look.isActive() && isOffered() && isInSight())
        m_look.start();
}

void OfferLine::noteSight()
{
    m_seen = m_seen || (isOffered() && isInSight());
}

void OfferLine::setSeen()
{
    m_seen = true;
}

void OfferLine::mark(bool on)
{
    if (on && !m_mark)
        m_mark = new Mark(m_input);
    else if (!on)
        delete m_mark;
}

bool OfferLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isOffered()) {
        leave(static_cast<QFocusEvent *>(event)->reason());
    } else if (event->type() == QEvent::FocusIn && watched == m_input && isOffered()) {
        if (auto *edit = qobject_cast<QLineEdit *>(m_input))
            selectFromEnd(*edit); // typing replaces it, however one came
    } else if (watched == m_field
               && (event->type() == QEvent::ShowToParent
                   || event->type() == QEvent::HideToParent)) {
        setVisible(isOffered() && event->type() == QEvent::ShowToParent);
    } else if (event->type() == QEvent::KeyPress && isOffered() && m_readings.size() > 1) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int count = static_cast<int>(m_readings.size());
        const int by = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? count - 1 : 0;
        if (by > 0 && key->modifiers() == Qt::AltModifier) {
            // To look at the other readings is nothing typed that would be lost.
            m_form.prefill([this, next = (m_current + by) % count] { put(next); });
            return true;
        }
    }
    return QLabel::eventFilter(watched, event);
}

} // namespace sourceline
