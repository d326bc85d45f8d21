// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/steprow.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

enum Detail { AgentsDetail, PersonDetail, PhoneDetail, WebhookDetail, VoicemailDetail };

QComboBox *combo(const QString &name, const QString &objectName)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setObjectName(objectName);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMinimumContentsLength(4);
    box->setFocusPolicy(Qt::StrongFocus); // a wheel over the page scrolls the page
    return box;
}

// Chooses \a value; one that is not offered is added, so that nothing is lost by being looked at.
void choose(QComboBox *box, const QString &value, const QString &label)
{
    int index = box->findData(value);
    if (index < 0) {
        box->addItem(label, value);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace

StepRow::StepRow(const PolicyChoices &choices, QWidget *parent)
    : QWidget(parent)
    , m_number(new Label({}, 13, QFont::Medium, &Theme::text3))
    , m_problem(new Label({}, 12, QFont::Normal, &Theme::amberText))
    , m_seconds(new Label(tr("s"), 13, QFont::Normal, &Theme::text2))
    , m_target(combo(tr("Who is asked"), u"stepTarget"_s))
    , m_group(combo(tr("Group"), u"stepGroup"_s))
    , m_order(combo(tr("In which order"), u"stepOrder"_s))
    , m_user(combo(tr("Person"), u"stepUser"_s))
    , m_phone(new Field(tr("Telephone number")))
    , m_url(new Field(tr("Address of the other system")))
    , m_timer(new QSpinBox)
    , m_details(new QStackedWidget)
    , m_up(new QAction(tr("Move up"), this))
    , m_down(new QAction(tr("Move down"), this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(px(4));
    auto *line = new QHBoxLayout;
    line->setSpacing(px(8));
    outer->addLayout(line);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(px(28), 0, 0, 0);
    m_problem->setObjectName(u"stepProblem"_s);
    m_problem->hide();
    outer->addWidget(m_problem);
    m_number->setFixedWidth(px(20));
    m_number->setTabular(true);
    line->addWidget(m_number);
    m_target->setFixedWidth(px(148));
    line->addWidget(m_target);
    buildTargets(choices);
    line->addWidget(m_details, 1);
    m_timer->setRange(1, 3600);
    m_timer->setObjectName(u"stepTimer"_s);
    m_timer->setAccessibleName(tr("For how many seconds"));
    m_timer->setFocusPolicy(Qt::StrongFocus);
    m_timer->setFixedWidth(px(72));
    line->addWidget(m_timer);
    line->addWidget(m_seconds);
    auto *more = Button::iconOnly(Icon::More, tr("Move or remove this step"));
    more->setKind(Button::Kind::Flat);
    more->setObjectName(u"stepMenuButton"_s);
    auto *menu = new QMenu(more);
    menu->addAction(m_up);
    menu->addAction(m_down);
    menu->addSeparator();
    QAction *remove = menu->addAction(tr("Remove"));
    remove->setObjectName(u"removeStepAction"_s);
    more->setMenu(menu);
    line->addWidget(more);
    m_up->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    m_down->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    for (QAction *action : {m_up, m_down}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // before a combo box takes the key for itself
        addAction(action);
    }
    connect(m_up, &QAction::triggered, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QAction::triggered, this, [this] { Q_EMIT moveRequested(1); });
    connect(remove, &QAction::triggered, this, &StepRow::removeRequested, Qt::QueuedConnection); // the row goes with it
    connect(m_timer, &QSpinBox::valueChanged, this, [this](int seconds) { set(u"timer_s"_s, seconds); });
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        set(u"target"_s, m_target->currentData().toString());
        showTarget();
    });
}

void StepRow::buildTargets(const PolicyChoices &choices)
{
    m_target->addItem(tr("Available agents"), u"agents"_s);
    m_target->addItem(tr("One person"), u"person"_s);
    m_target->addItem(tr("A telephone"), u"phone"_s);
    m_target->addItem(tr("Another system"), u"webhook"_s);
    m_target->addItem(tr("Leave a message"), u"voicemail"_s);

    auto *agents = new QWidget;
    auto *both = new QHBoxLayout(agents);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(px(8));
    both->addWidget(m_group);
    both->addWidget(m_order);
    m_group->addItem(tr("Everybody"), QString());
    for (const QString &group : choices.groups)
        m_group->addItem(group, group);
    m_order->addItem(tr("all at once"), u"all"_s);
    m_order->addItem(tr("one by one"), u"one_by_one"_s);
    m_details->addWidget(agents);
    m_user->addItem(tr("Choose a person"), QString());
    for (const auto &person : choices.people)
        m_user->addItem(person.name, person.id);
    m_details->addWidget(m_user);
    m_phone->setPlaceholderText(u"+1 608 555 0100"_s);
    m_phone->setLeadingIcon(Icon::Phone);
    m_phone->setObjectName(u"stepPhone"_s);
    m_details->addWidget(m_phone);
    m_url->setPlaceholderText(u"https://"_s);
    m_url->setObjectName(u"stepUrl"_s);
    m_details->addWidget(m_url);
    m_details->addWidget(new Label(tr("and is called back; nothing comes after it"), 12, QFont::Normal, &Theme::text3));
    m_details->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_group, &QComboBox::currentIndexChanged, this, [this] {
        const QString group = m_group->currentData().toString();
        set(u"group"_s, group.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(group));
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] { set(u"order"_s, m_order->currentData().toString()); });
    connect(m_user, &QComboBox::currentIndexChanged, this, [this] { set(u"user"_s, m_user->currentData().toString()); });
    connect(m_phone, &QLineEdit::textEdited, this, [this](const QString &text) { set(u"number"_s, text.simplified()); });
    connect(m_url, &QLineEdit::textEdited, this, [this](const QString &text) { set(u"url"_s, text.trimmed()); });
}

void StepRow::set(const QString &key, const QJsonValue &value)
{
    if (m_showing)
        return;
    if (value.isUndefined())
        m_step.remove(key);
    else
        m_step.insert(key, value);
    Q_EMIT edited();
}

void StepRow::showTarget()
{
    const int detail = std::max(0, m_target->currentIndex());
    m_details->setCurrentIndex(std::min(detail, int(VoicemailDetail)));
    m_timer->setVisible(detail != VoicemailDetail);
    m_seconds->setVisible(detail != VoicemailDetail);
}

void StepRow::setStep(int number, const QJsonObject &step, bool first, bool last)
{
    const QScopedValueRollback showing(m_showing, true);
    m_step = step;
    m_number->setText(QString::number(number));
    const QString name = tr("Step %1").arg(number);
    setAccessibleName(name);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_target, m_group, m_order, m_user, m_phone, m_url, m_timer})
        widget->setAccessibleDescription(name);
    const auto text = [&](QLatin1StringView key) { return step.value(key).toString(); };
    choose(m_target, step.value("target"_L1).toString(u"agents"_s), text("target"_L1));
    choose(m_group, text("group"_L1), text("group"_L1));
    choose(m_order, step.value("order"_L1).toString(u"all"_s), text("order"_L1));
    choose(m_user, text("user"_L1), text("user"_L1));
    if (m_phone->text().simplified() != text("number"_L1))
        m_phone->setText(text("number"_L1));
    if (m_url->text().trimmed() != text("url"_L1))
        m_url->setText(text("url"_L1));
    m_timer->setValue(step.value("timer_s"_L1).toInt(20));
    m_up->setEnabled(!first);
    m_down->setEnabled(!last);
    showTarget();
}

void StepRow::showProblem(const QString &key, const QString &sentence)
{
    m_phone->setProblem(key == u"number" ? sentence : QString());
    m_url->setProblem(key == u"url" ? sentence : QString());
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void StepRow::focusTarget()
{
    m_target->setFocus();
}

} // namespace Attendant::Ui
