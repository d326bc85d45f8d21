// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/serversection.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/common/panel.h"

#include <QHostAddress>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

ServerSection::ServerSection(ConsoleStore &store, ApiClient &api, QWidget *parent)
    : SettingsSection(tr("Server"), Icon::Server, tr("Where calls are answered. Closing this window does not stop a server of your team."), parent)
    , m_store(store)
    , m_api(api)
    , m_trial(QUrl(u"http://127.0.0.1"_s))
    , m_address(new Label)
    , m_state(new Label)
    , m_version(new Label(tr("not known yet")))
    , m_user(new Label)
    , m_url(new Field(tr("Address")))
    , m_token(new Field(tr("Token")))
    , m_connect(new PrimaryButton(tr("Connect")))
    , m_notice(new Notice)
{
    top()->addWidget(m_notice);
    auto *now = new Panel(tr("In use"), Icon::Server);
    auto *facts = new SettingsGrid(now);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (Label *label : {m_state, m_address, m_version, m_user})
        label->setWordWrap(true);
    facts->addRow(tr("Address"), m_address);
    facts->addRow(tr("Connection"), m_state);
    facts->addRow(tr("Version"), m_version);
    facts->addRow(tr("You are"), m_user);
    const std::array names{tr("AI"), tr("Database")};
    for (size_t i = 0; i < m_parts.size(); ++i) {
        m_parts[i] = new Label;
        m_parts[i]->setWordWrap(true);
        facts->addRow(names[i], m_parts[i]);
    }
    column()->addWidget(now);

    auto *other = new Panel(tr("Work with another server"), Icon::Web);
    auto *grid = new SettingsGrid(other);
    m_url->setObjectName(u"serverUrlField"_s);
    m_url->setPlaceholderText(u"https://attendant.example.org"_s);
    m_token->setObjectName(u"serverTokenField"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("From the person who runs the server"));
    m_connect->setObjectName(u"serverConnectButton"_s);
    grid->addRow(tr("Address"), m_url);
    grid->addRow(tr("Token"), m_token);
    auto *row = new QHBoxLayout;
    row->addWidget(m_connect);
    row->addStretch(1);
    grid->addRow({}, row);
    grid->addHint(tr("Used until the console is closed; it is not stored. To work with it always, start the console with --server."));
    column()->addWidget(other);

    connect(m_connect, &QPushButton::clicked, this, &ServerSection::tryServer);
    connect(m_token, &QLineEdit::returnPressed, this, &ServerSection::tryServer);
    connect(m_url, &QLineEdit::textChanged, this, [this] { m_url->setProblem({}); });
    connect(&m_store, &ConsoleStore::connectionChanged, this, [this] {
        refresh();
        readVersion();
    });
    connect(&m_store, &ConsoleStore::healthChanged, this, &ServerSection::refresh);
    connect(&m_store, &ConsoleStore::userNameChanged, this, &ServerSection::refresh);
    refresh();
}

void ServerSection::shown()
{
    refresh();
    readVersion();
}

void ServerSection::refresh()
{
    const QUrl server = m_api.server();
    const bool local = server.host() == u"127.0.0.1" || server.host() == u"localhost";
    m_address->setText(server.isEmpty() ? tr("none yet") : local ? tr("%1 (on this computer)").arg(server.toDisplayString()) : server.toDisplayString());
    switch (m_store.connection()) {
    case ConsoleStore::Connection::Online:
        m_state->setText(tr("Connected"));
        m_state->setColor(&Theme::text);
        break;
    case ConsoleStore::Connection::Connecting:
        m_state->setText(tr("Connecting…"));
        m_state->setColor(&Theme::text);
        break;
    case ConsoleStore::Connection::Lost:
        m_state->setText(tr("Lost: %1").arg(m_store.connectionReason()));
        m_state->setColor(&Theme::amberText);
        break;
    }
    m_user->setText(m_store.userName().isEmpty() ? tr("not known yet") : m_store.userName());
    constexpr std::array parts{ConsoleStore::Part::Ai, ConsoleStore::Part::Database};
    for (size_t i = 0; i < parts.size(); ++i) {
        const auto health = m_store.health(parts[i]);
        using State = ConsoleStore::Health::State;
        const QString word = health.state == State::Ok ? tr("works") : health.state == State::Degraded ? tr("needs a look") : health.state == State::Down ? tr("down") : tr("not known yet");
        m_parts[i]->setText(health.reason.isEmpty() || health.state == State::Ok ? word : u"%1: %2"_s.arg(word, health.reason));
        m_parts[i]->setColor(health.state == State::Degraded || health.state == State::Down ? &Theme::amberText : &Theme::text);
    }
}

void ServerSection::readVersion()
{
    if (!isVisible() || m_store.connection() != ConsoleStore::Connection::Online)
        return;
    m_api.health().then(this, [this](const Result<HealthReport> &health) {
        m_version->setText(health ? health->version : tr("not known"));
    });
}

// Without a scheme: encrypted, since a token goes with every request; open to read only where nothing leaves this computer.
QUrl ServerSection::addressOf(const QString &text)
{
    QString address = text.trimmed();
    if (!address.isEmpty() && !address.contains(u"://")) {
        const QString host = QUrl(u"http://"_s + address).host();
        const bool local = host == u"localhost" || QHostAddress(host).isLoopback();
        address.prepend(local ? u"http://"_s : u"https://"_s);
    }
    const QUrl url(address, QUrl::StrictMode);
    const bool isOne = url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
    return isOne ? url : QUrl();
}

// With a call in hand, or words that are not saved, the server in use is still needed.
bool ServerSection::isHindered()
{
    const QString why = m_hindrance ? m_hindrance() : QString();
    if (!why.isEmpty())
        m_notice->showMessage(Notice::Kind::Error, tr("Not another server now"), why);
    return !why.isEmpty();
}

void ServerSection::tryServer()
{
    const QUrl url = addressOf(m_url->text());
    if (url.isEmpty()) {
        m_url->setProblem(tr("Write an address such as https://attendant.example.org."));
        m_url->setFocus();
        return;
    }
    if (isHindered())
        return;
    m_connect->setEnabled(false);
    m_connect->setText(tr("Trying…"));
    const QString token = m_token->text().trimmed();
    m_trial.setServer(url, token);
    m_trial.me().then(this, [this, url, token](const Result<Me> &me) { onTried(url, token, me); });
}

void ServerSection::onTried(const QUrl &url, const QString &token, const Result<Me> &me)
{
    m_connect->setEnabled(true);
    m_connect->setText(tr("Connect"));
    if (!me) {
        const bool unknown = me.error().code == Error::Code::Unauthorised;
        m_notice->showMessage(Notice::Kind::Error, unknown ? tr("The server does not know this token.") : tr("This server cannot be used."),
                              unknown ? tr("Nothing was changed. Ask for a new token, or check that it was copied whole.") : errorSentence(me.error()));
        return;
    }
    if (isHindered())
        return; // a call was taken meanwhile
    m_notice->showMessage(Notice::Kind::Info, tr("Connected to %1 as %2.").arg(url.host(), me->name), {});
    m_token->clear();
    Q_EMIT serverChosen(url, token);
    refresh();
}

} // namespace Attendant::Ui
